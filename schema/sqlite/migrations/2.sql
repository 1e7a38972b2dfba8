-- SPDX-License-Identifier: Apache-2.0
-- From schema 1 to 2: words are found through indexes. The program fills text_gram and makes the views anew.
CREATE TABLE text_gram (
    id INTEGER PRIMARY KEY,
    documents BLOB NOT NULL
);
DROP INDEX evidence_document;
CREATE INDEX evidence_document ON evidence(document, node);
CREATE INDEX node_name ON node(name);
CREATE INDEX alias_name ON alias(name, node);
