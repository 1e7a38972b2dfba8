// SPDX-License-Identifier: Apache-2.0
#include <boost/graph/adjacency_list.hpp>
