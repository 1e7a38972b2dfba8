-- SPDX-License-Identifier: Apache-2.0
-- Built after the first load: an index over finished rows costs a third of one that grows with them.
CREATE UNIQUE INDEX document_key ON document(key);
CREATE UNIQUE INDEX node_key ON node(key);
CREATE UNIQUE INDEX edge_key ON edge(key);
CREATE INDEX document_node ON document(node);
CREATE INDEX document_path ON document(path);
CREATE INDEX node_kind ON node(kind, name);
CREATE INDEX node_name ON node(name);
CREATE INDEX alias_name ON alias(name, node);
-- Covering, so that a walk or the load of the whole graph never touches the rows of edges.
CREATE INDEX edge_source ON edge(source, kind, target);
CREATE INDEX edge_target ON edge(target, kind, source);
CREATE INDEX evidence_node ON evidence(node) WHERE node IS NOT NULL;
CREATE INDEX evidence_edge ON evidence(edge) WHERE edge IS NOT NULL;
CREATE INDEX evidence_document ON evidence(document, node);
CREATE INDEX alias_document_alias ON alias_document(alias);
