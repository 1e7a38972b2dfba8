// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace policygraph::store {

/// From here on SQLite's memory comes from lists of pieces of each size and goes back there: malloc and free were a
/// quarter of the instructions of `show`. For programs with one thread and a short life, before anything of the store
/// is used.
void use_quick_memory();

} // namespace policygraph::store
