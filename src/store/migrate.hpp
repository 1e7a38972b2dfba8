// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

namespace policygraph::store {

/// Brings a database of an older schema up to date, inside the transaction that the caller began: the steps of
/// schema/sqlite/migrations in the order of their numbers, then the views. Throws DataError where the result is not
/// our schema, or where there is no way from so old a one.
void migrate(const Connection& connection);

} // namespace policygraph::store
