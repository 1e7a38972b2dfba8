-- SPDX-License-Identifier: Apache-2.0
-- name: show_self
-- doc: A node's attributes and other names.
-- param: node node the node
-- example: --param node=专利导航
SELECT 'node' AS what, n.kind AS name, n.name AS value, NULL AS kind, NULL AS details,
       NULL AS file, NULL AS byte_start, NULL AS byte_end, NULL AS quote
FROM node n WHERE n.key = :node
UNION ALL
SELECT 'attribute', 'id', :node, NULL, NULL, NULL, NULL, NULL, NULL
UNION ALL
SELECT 'attribute', j.key, CASE j.type WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' ELSE j.value END,
       NULL, NULL, NULL, NULL, NULL, NULL
FROM node n, json_each(n.attributes) j WHERE n.key = :node
UNION ALL
SELECT * FROM (
    SELECT 'alias', a.type, a.name, NULL, NULL, NULL, NULL, NULL, NULL
    FROM node n JOIN alias a ON a.node = n.id WHERE n.key = :node ORDER BY a.type, a.name)
UNION ALL
SELECT * FROM (
    SELECT 'evidence', v.rule, v.written, NULL, NULL, d.path, v.byte_start, v.byte_end,
           CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT)
    FROM node n JOIN evidence v ON v.node = n.id JOIN document d ON d.id = v.document
    WHERE n.key = :node ORDER BY d.path, v.byte_start, v.byte_end, v.rule LIMIT 20);
