-- SPDX-License-Identifier: Apache-2.0
-- From schema 3 to 4: walks read the edges of a node from one row, which the program packs. The table stands here letter
-- by letter as in 100-tables.sql, so that a start need not compare the schema by its words.
CREATE TABLE adjacency ( -- the edges of each node packed, for walks: follows from edge; what has no row is asked of edge
    id INTEGER PRIMARY KEY, -- node.id * 1048576 + part: 256 edges a part
    edges BLOB NOT NULL -- src/store/adjacency.hpp has the format; the kinds stand in meta as edge_kinds
);
