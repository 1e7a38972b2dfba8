-- SPDX-License-Identifier: Apache-2.0
-- name: timeline
-- doc: The documents in the order of their dates, with what they say they rest on and the version they follow.
-- param: place text part of the name of the place
-- param: title text part of the title
-- example: --place 杭州
WITH counted AS (
    SELECT v.document, count(DISTINCT CASE WHEN t.id IS NOT NULL THEN t.id END) AS tasks,
           count(DISTINCT CASE WHEN e.id IS NOT NULL THEN e.target END) AS citations
    FROM evidence v
    LEFT JOIN node t ON t.id = v.node AND t.kind = 'Task'
    LEFT JOIN edge e ON e.id = v.edge AND e.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS')
    GROUP BY v.document
)
SELECT json_extract(n.attributes, '$.date_signed') AS date, json_extract(n.attributes, '$.place') AS place, n.name AS title,
       json_extract(n.attributes, '$.doc_number') AS doc_number,
       (SELECT group_concat(name, '; ') FROM (
            SELECT DISTINCT a.name FROM edge p JOIN edge i ON i.source = p.target AND i.kind = 'ISSUED_BY'
            JOIN node a ON a.id = i.target
            WHERE p.source = n.id AND p.kind IN ('PUBLISHES', 'REPORTS_ON') ORDER BY a.name)) AS issuers,
       coalesce(c.citations, 0) AS citations, coalesce(c.tasks, 0) AS tasks,
       (SELECT min(o.name) FROM edge p JOIN edge e ON e.source = p.target AND e.kind = 'VERSION_OF'
        JOIN node o ON o.id = e.target
        WHERE p.source = n.id AND p.kind = 'PUBLISHES' AND json_extract(e.attributes, '$.relation') = 'earlier') AS follows,
       d.path
FROM document d JOIN node n ON n.id = d.node LEFT JOIN counted c ON c.document = d.id
WHERE (:place IS NULL OR instr(json_extract(n.attributes, '$.place'), :place) > 0)
  AND (:title IS NULL OR instr(n.name, :title) > 0)
ORDER BY date IS NULL, date, d.path;
