-- SPDX-License-Identifier: Apache-2.0
-- The tables of a policygraph database. Row numbers hold it together inside; what lasts, and what the public
-- views show, are the content keys. Nothing here is counted or quoted twice: counts are asked for, quotes are
-- cut out of document.text. No STRICT tables: DB Browser for SQLite could not open them.
PRAGMA application_id = 1347110705; -- 0x504B4731
PRAGMA user_version = 4; -- what changed from one to the next: migrations/

CREATE TABLE meta ( -- what the database says of itself
    key TEXT PRIMARY KEY, -- e.g. schema, extractor
    value TEXT NOT NULL -- its value
) WITHOUT ROWID;

CREATE TABLE document ( -- a file that was read; the same bytes under two paths are one document
    id INTEGER PRIMARY KEY, -- row number: holds rows together inside, may differ between equal databases
    key TEXT NOT NULL, -- SHA-256 of the file's bytes, 64 hexadecimal digits
    node INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- its node in the graph
    path TEXT NOT NULL, -- as given to build; the least one where there are several
    bytes INTEGER NOT NULL, -- size of the file
    format TEXT NOT NULL, -- text, html, docx, ...
    decoder TEXT NOT NULL, -- utf-8, gb18030, ...
    extractor TEXT NOT NULL, -- what program and data its facts were extracted with
    text TEXT NOT NULL, -- what the reader made of the file: all spans are byte ranges of this
    seal TEXT NOT NULL DEFAULT '' -- SHA-256 of all that was taken from the file: by it `check` sees a changed row
);

CREATE TABLE node ( -- what documents speak of; lives while evidence supports it
    id INTEGER PRIMARY KEY, -- row number: holds rows together inside, may differ between equal databases
    key TEXT NOT NULL, -- content key: a hash of kind and identity
    kind TEXT NOT NULL, -- one of schema/nodes
    name TEXT NOT NULL, -- settled among the claims: least priority, then least in byte order
    attributes TEXT NOT NULL DEFAULT '{}' -- JSON object, settled in the same way
);

CREATE TABLE edge ( -- what documents say of two nodes
    id INTEGER PRIMARY KEY, -- row number: holds rows together inside, may differ between equal databases
    key TEXT NOT NULL, -- content key: a hash of source, kind and target
    kind TEXT NOT NULL, -- one of schema/edges
    source INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- the node it leaves
    target INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- the node it leads to
    attributes TEXT NOT NULL DEFAULT '{}' -- JSON object, settled among the claims
);

CREATE TABLE alias ( -- other names of nodes
    id INTEGER PRIMARY KEY, -- row number: holds rows together inside, may differ between equal databases
    node INTEGER NOT NULL REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- whose name it is
    name TEXT NOT NULL, -- as written
    type TEXT NOT NULL, -- written, short, notice_title, doc_number, former
    UNIQUE (node, name, type)
);

CREATE TABLE alias_document ( -- which documents an alias rests on
    alias INTEGER NOT NULL REFERENCES alias(id) DEFERRABLE INITIALLY DEFERRED, -- the other name
    document INTEGER NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, -- where it is written
    PRIMARY KEY (document, alias)
) WITHOUT ROWID;

CREATE TABLE evidence ( -- why a node or an edge is there: one row a claim of a document
    id INTEGER PRIMARY KEY, -- row number: holds rows together inside, may differ between equal databases
    node INTEGER REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED, -- the node it shows, or NULL
    edge INTEGER REFERENCES edge(id) DEFERRABLE INITIALLY DEFERRED, -- the edge it shows, or NULL
    document INTEGER NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, -- the document that says so
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

CREATE TABLE adjacency ( -- the edges of each node packed, for walks: follows from edge; what has no row is asked of edge
    id INTEGER PRIMARY KEY, -- node.id * 1048576 + part: 256 edges a part
    edges BLOB NOT NULL -- src/store/adjacency.hpp has the format; the kinds stand in meta as edge_kinds
);

CREATE TABLE text_gram ( -- which texts have two characters side by side: what finds words of any length in document.text
    id INTEGER PRIMARY KEY, -- document.id / 2048, then 21 bits a character (the second is 0 at the end of a text)
    documents BLOB NOT NULL -- document.id % 2048, rising: each less the one before it, 7 bits a byte, low ones first
);
