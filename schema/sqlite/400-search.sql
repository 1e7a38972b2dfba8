-- SPDX-License-Identifier: Apache-2.0
-- Full text over the names of nodes, from three characters on: the trigram index finds nothing for one or two.
-- Shorter ones are looked for in node_name and alias_name; the texts of documents have text_gram.
CREATE VIRTUAL TABLE node_search USING fts5(
    names, -- node_names.names
    content = 'node_names', content_rowid = 'id', tokenize = 'trigram'
);
