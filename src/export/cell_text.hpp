// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>

#include <string>

namespace policygraph::exporting {

/// A value as plain text: numbers in their shortest form, true and false.
[[nodiscard]] std::string cell_text(const base::Value& value);

} // namespace policygraph::exporting
