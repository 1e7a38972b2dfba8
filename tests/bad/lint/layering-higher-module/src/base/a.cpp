// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/database.hpp>
