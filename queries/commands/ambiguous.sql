-- SPDX-License-Identifier: Apache-2.0
-- name: ambiguous
-- doc: Names of agencies that were left open, why, and the agencies that bear the same name where it was clear.
-- param: name text part of the name
-- example:
-- example: --name 科技
WITH open AS (
    SELECT v.written AS name, v.rule, a.id AS node, v.document, v.byte_start, v.byte_end
    FROM node a
    JOIN evidence v ON v.node = a.id
    WHERE a.kind = 'Agency' AND v.written <> ''
      AND v.rule IN ('agency.unresolved', 'agency.level_unresolved', 'agency.bare_unresolved')
      AND (:name IS NULL OR instr(v.written, :name) > 0)
),
counted AS (
    SELECT name, rule, count(*) AS mentions, count(DISTINCT document) AS documents FROM open GROUP BY name, rule
),
first AS (
    SELECT o.name, o.rule, d.path, o.byte_start, o.byte_end, d.text,
           row_number() OVER (PARTITION BY o.name, o.rule ORDER BY d.path, o.byte_start, o.byte_end) AS nth
    FROM open o JOIN document d ON d.id = o.document
)
SELECT c.name,
       CASE c.rule WHEN 'agency.unresolved' THEN 'the place of the document is not known'
                   WHEN 'agency.level_unresolved' THEN 'the place of the document has no such level'
                   ELSE 'the place of the document has no such organ' END AS why,
       c.mentions, c.documents,
       (SELECT group_concat(k.name, '; ')
        FROM (SELECT DISTINCT n.name
              FROM alias l JOIN node n ON n.id = l.node AND n.kind = 'Agency'
              WHERE l.name = c.name AND json_extract(n.attributes, '$.place') IS NOT NULL
              ORDER BY n.name LIMIT 5) k) AS candidates,
       f.path AS file, f.byte_start, f.byte_end,
       CAST(substr(CAST(f.text AS BLOB), f.byte_start + 1, f.byte_end - f.byte_start) AS TEXT) AS quote
FROM counted c JOIN first f ON f.name = c.name AND f.rule = c.rule AND f.nth = 1
ORDER BY c.mentions DESC, c.name, c.rule;
