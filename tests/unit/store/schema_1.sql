-- SPDX-License-Identifier: Apache-2.0
-- The schema as it was with user_version 1, for the test of migrations.
-- The tables of a policygraph database. Row numbers hold it together inside; what lasts, and what the public
-- views show, are the content keys. Nothing here is counted or quoted twice: counts are asked for, quotes are
-- cut out of document.text. No STRICT tables: DB Browser for SQLite could not open them.
PRAGMA application_id = 1347110705; -- 0x504B4731
PRAGMA user_version = 1;

CREATE TABLE meta ( -- what the database says of itself
    key TEXT PRIMARY KEY, -- e.g. schema, extractor
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE document ( -- a file that was read; the same bytes under two paths are one document
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL, -- SHA-256 of the file's bytes, 64 hexadecimal digits
    node INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- its node in the graph
    path TEXT NOT NULL, -- as given to build; the least one where there are several
    bytes INTEGER NOT NULL, -- size of the file
    format TEXT NOT NULL, -- text, html, docx, ...
    decoder TEXT NOT NULL, -- utf-8, gb18030, ...
    extractor TEXT NOT NULL, -- what program and data its facts were extracted with
    text TEXT NOT NULL -- what the reader made of the file: all spans are byte ranges of this
);

CREATE TABLE node ( -- what documents speak of; lives while evidence supports it
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL, -- content key: a hash of kind and identity
    kind TEXT NOT NULL, -- one of schema/nodes
    name TEXT NOT NULL, -- settled among the claims: least priority, then least in byte order
    attributes TEXT NOT NULL DEFAULT '{}' -- JSON object, settled in the same way
);

CREATE TABLE edge ( -- what documents say of two nodes
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL, -- content key: a hash of source, kind and target
    kind TEXT NOT NULL, -- one of schema/edges
    source INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,
    target INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,
    attributes TEXT NOT NULL DEFAULT '{}' -- JSON object, settled among the claims
);

CREATE TABLE alias ( -- other names of nodes
    id INTEGER PRIMARY KEY,
    node INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    type TEXT NOT NULL, -- written, short, notice_title, doc_number, former
    UNIQUE (node, name, type)
);

CREATE TABLE alias_document ( -- which documents an alias rests on
    alias INTEGER NOT NULL REFERENCES alias(id) DEFERRABLE INITIALLY DEFERRED,
    document INTEGER NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document, alias)
) WITHOUT ROWID;

CREATE TABLE evidence ( -- why a node or an edge is there: one row a claim of a document
    id INTEGER PRIMARY KEY,
    node INTEGER REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- the node it shows, or NULL
    edge INTEGER REFERENCES edge(id) DEFERRABLE INITIALLY DEFERRED, -- the edge it shows, or NULL
    document INTEGER NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    byte_start INTEGER NOT NULL, -- of the quote, in the UTF-8 bytes of document.text
    byte_end INTEGER NOT NULL, -- one past its last byte
    rule TEXT NOT NULL, -- id of the rule that found it
    confidence INTEGER NOT NULL, -- per mille
    written TEXT NOT NULL DEFAULT '', -- the name as the document writes it; '' where it writes none
    name TEXT, -- the node's name as claimed here; NULL for edges
    attributes TEXT NOT NULL DEFAULT '{}', -- JSON object, as claimed here
    priority INTEGER NOT NULL DEFAULT 1, -- 0 a document of itself, 1 a mention, 2 derived from data
    CHECK ((node IS NULL) <> (edge IS NULL)),
    CHECK (0 <= byte_start AND byte_start <= byte_end)
);
-- The public views: the stable face for analysts, Datasette and scorers. Their names and columns are a
-- contract; further columns may follow at the end. Every *_id is a content key.

-- The policy that a document publishes or reports on.
CREATE VIEW document_policy AS
SELECT d.id AS document, e.target AS policy
FROM document d JOIN edge e ON e.source = d.node AND e.kind IN ('PUBLISHES', 'REPORTS_ON');

-- Evidence with its quote, cut from the text by bytes.
CREATE VIEW quotes AS
SELECT v.id AS evidence, d.key AS document_id, v.node, v.edge,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end, v.rule, v.confidence, v.written, v.name, v.attributes, v.document
FROM evidence v JOIN document d ON d.id = v.document;

CREATE VIEW documents AS
SELECT d.key AS document_id, d.path,
       json_extract(n.attributes, '$.kind') AS kind,
       json_extract(n.attributes, '$.title') AS title,
       json_extract(n.attributes, '$.notice_title') AS notice_title,
       json_extract(n.attributes, '$.doc_number') AS doc_number,
       json_extract(n.attributes, '$.other_numbers') AS other_numbers,
       json_extract(n.attributes, '$.place') AS place,
       json_extract(n.attributes, '$.date_signed') AS date_signed,
       json_extract(n.attributes, '$.date_effective') AS date_effective,
       json_extract(n.attributes, '$.date_expires') AS date_expires,
       json_extract(n.attributes, '$.policy_id') AS policy_id,
       d.key AS sha256, d.bytes, d.format, d.decoder
FROM document d JOIN node n ON n.id = d.node;

CREATE VIEW issuers AS
SELECT DISTINCT d.key AS document_id, a.key AS agency_id, a.name
FROM document d
JOIN document_policy p ON p.document = d.id
JOIN edge e ON e.source = p.policy AND e.kind = 'ISSUED_BY'
JOIN evidence v ON v.edge = e.id AND v.document = d.id
JOIN node a ON a.id = e.target;

-- One row for each title and relation: what the document's policy and its tasks cite, at the first place.
CREATE VIEW citations AS
SELECT d.key AS document_id, s.key AS source_id, t.key AS policy_id,
       CASE WHEN v.written = '' THEN t.name ELSE v.written END AS title,
       json_extract(v.attributes, '$.notice_title') AS notice_title,
       json_extract(v.attributes, '$.doc_number') AS doc_number,
       lower(e.kind) AS relation,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       min(v.byte_start) AS byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN edge e ON e.id = v.edge
     AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
JOIN node s ON s.id = e.source
JOIN node t ON t.id = e.target
WHERE s.kind = 'Task' OR s.id IN (SELECT p.policy FROM document_policy p WHERE p.document = d.id)
GROUP BY d.id, e.target, e.kind;

CREATE VIEW tasks AS
SELECT d.key AS document_id, n.key AS task_id,
       json_extract(v.attributes, '$.path') AS path,
       json_extract(v.attributes, '$.title') AS title,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS text,
       v.byte_start, v.byte_end,
       json_extract(v.attributes, '$.deadline') AS deadline
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Task';

-- One row for each agency and task, with the strongest of its roles there.
CREATE VIEW responsibilities AS
SELECT d.key AS document_id,
       CASE WHEN t.kind = 'Task' THEN t.key END AS task_id,
       CASE WHEN t.kind = 'Task' THEN json_extract(t.attributes, '$.path') END AS task_path,
       a.key AS agency_id,
       CASE WHEN v.written = '' THEN a.name ELSE v.written END AS name,
       a.name AS agency,
       json_extract(v.attributes, '$.role') AS role,
       coalesce(json_extract(v.attributes, '$.inherited'), 0) AS inherited,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end,
       json_extract(v.attributes, '$.deadline') AS deadline,
       min((CASE json_extract(v.attributes, '$.role') WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1
                 WHEN 'implement' THEN 2 ELSE 3 END) * 4294967296 + v.byte_start) AS rank
FROM document d
JOIN evidence v ON v.document = d.id
JOIN edge e ON e.id = v.edge AND e.kind = 'RESPONSIBLE_FOR'
JOIN node a ON a.id = e.source
JOIN node t ON t.id = e.target
GROUP BY d.id, e.id;

CREATE VIEW targets AS
SELECT d.key AS document_id, n.key AS target_id,
       json_extract(v.attributes, '$.task_id') AS task_id,
       json_extract(v.attributes, '$.metric') AS metric,
       json_extract(v.attributes, '$.comparator') AS comparator,
       json_extract(v.attributes, '$.value') AS value,
       json_extract(v.attributes, '$.unit') AS unit,
       json_extract(v.attributes, '$.deadline') AS deadline,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end,
       json_extract(v.attributes, '$.value_max') AS value_max
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Target';

CREATE VIEW brands AS
SELECT d.key AS document_id, n.key AS brand_id,
       CASE WHEN v.written = '' THEN n.name ELSE v.written END AS name,
       json_extract(v.attributes, '$.type') AS type,
       json_extract(v.attributes, '$.place') AS place,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       min(v.byte_start) AS byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Brand'
GROUP BY d.id, n.id;

CREATE VIEW programs AS
SELECT d.key AS document_id, n.key AS program_id,
       CASE WHEN v.written = '' THEN n.name ELSE v.written END AS name,
       json_extract(v.attributes, '$.category') AS category,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       min(v.byte_start) AS byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Program'
GROUP BY d.id, n.id;

CREATE VIEW memberships AS
SELECT d.key AS document_id, g.key AS group_id, g.name AS group_name, a.key AS agency_id,
       CASE WHEN v.written = '' THEN a.name ELSE v.written END AS member_name,
       json_extract(v.attributes, '$.role') AS role,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN edge e ON e.id = v.edge AND e.kind = 'MEMBER_OF'
JOIN node g ON g.id = e.target AND g.kind = 'Group'
JOIN node a ON a.id = e.source;

CREATE VIEW stages AS
SELECT d.key AS document_id, n.key AS stage_id, coalesce(v.name, n.name) AS name,
       json_extract(v.attributes, '$.start_date') AS start_date,
       json_extract(v.attributes, '$.end_date') AS end_date,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Stage';

CREATE VIEW incentives AS
SELECT d.key AS document_id, n.key AS incentive_id,
       json_extract(v.attributes, '$.task_id') AS task_id,
       json_extract(v.attributes, '$.amount') AS amount,
       json_extract(v.attributes, '$.amount_max') AS amount_max,
       json_extract(v.attributes, '$.unit') AS unit,
       json_extract(v.attributes, '$.recipient') AS recipient,
       json_extract(v.attributes, '$.condition') AS condition,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote,
       v.byte_start, v.byte_end
FROM document d
JOIN evidence v ON v.document = d.id
JOIN node n ON n.id = v.node AND n.kind = 'Incentive';

CREATE VIEW lineage AS
SELECT DISTINCT s.key AS source_id, s.name AS source_title, lower(e.kind) AS relation,
       t.key AS target_id, t.name AS target_title, d.key AS document_id
FROM edge e
JOIN node s ON s.id = e.source
JOIN node t ON t.id = e.target
JOIN evidence v ON v.edge = e.id
JOIN document d ON d.id = v.document
WHERE e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS');

-- All names of a node in one text, a name a line: what the full-text index holds.
CREATE VIEW node_names AS
SELECT n.id, n.name || coalesce((SELECT char(10) || group_concat(a.name, char(10))
                                 FROM (SELECT DISTINCT name FROM alias WHERE node = n.id ORDER BY name) a), '')
       AS names
FROM node n;
-- Built after the first load: an index over finished rows costs a third of one that grows with them.
CREATE UNIQUE INDEX document_key ON document(key);
CREATE UNIQUE INDEX node_key ON node(key);
CREATE UNIQUE INDEX edge_key ON edge(key);
CREATE INDEX document_node ON document(node);
CREATE INDEX document_path ON document(path);
CREATE INDEX node_kind ON node(kind, name);
-- Covering, so that a walk or the load of the whole graph never touches the rows of edges.
CREATE INDEX edge_source ON edge(source, kind, target);
CREATE INDEX edge_target ON edge(target, kind, source);
CREATE INDEX evidence_node ON evidence(node) WHERE node IS NOT NULL;
CREATE INDEX evidence_edge ON evidence(edge) WHERE edge IS NOT NULL;
CREATE INDEX evidence_document ON evidence(document);
CREATE INDEX alias_document_alias ON alias_document(alias);
-- Full text over the names of nodes. The trigram index finds nothing for one or two characters: such queries
-- go through LIKE on node.name and alias.name.
CREATE VIRTUAL TABLE node_search USING fts5(
    names, -- node_names.names
    content = 'node_names', content_rowid = 'id', tokenize = 'trigram'
);
