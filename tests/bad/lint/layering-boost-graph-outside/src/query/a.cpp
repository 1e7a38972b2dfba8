// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/graphml.hpp>
