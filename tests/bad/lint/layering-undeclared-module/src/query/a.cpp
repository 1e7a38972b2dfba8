// SPDX-License-Identifier: Apache-2.0
#include <policygraph/text/normal_text.hpp>
