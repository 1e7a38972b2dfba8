-- SPDX-License-Identifier: Apache-2.0
-- Full text over the names of nodes. The trigram index finds nothing for one or two characters: such queries
-- go through LIKE on node.name and alias.name.
CREATE VIRTUAL TABLE node_search USING fts5(
    names, -- node_names.names
    content = 'node_names', content_rowid = 'id', tokenize = 'trigram'
);
