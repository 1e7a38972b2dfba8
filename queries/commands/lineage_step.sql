-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_step
-- doc: One step of the lineage: what a policy and its tasks rest on, or what rests on it; a task stands for its policy.
-- param: node integer the row of the policy
-- param: up integer 1 upwards, 0 downwards
-- example: --param node=1 --param up=1
WITH tie AS (
    SELECT e.id, e.kind, e.target AS other, NULL AS through FROM edge e WHERE e.source = :node AND :up
    UNION ALL
    SELECT e.id, e.kind, e.target, t.name FROM edge h JOIN node t ON t.id = h.target JOIN edge e ON e.source = t.id
    WHERE :up AND h.source = :node AND h.kind = 'HAS_TASK'
    UNION ALL
    SELECT e.id, e.kind,
           CASE s.kind WHEN 'Task' THEN (SELECT h.source FROM edge h WHERE h.target = s.id AND h.kind = 'HAS_TASK'
                                         ORDER BY h.key LIMIT 1) ELSE s.id END,
           CASE s.kind WHEN 'Task' THEN s.name END
    FROM edge e JOIN node s ON s.id = e.source
    WHERE NOT :up AND e.target = :node
)
SELECT n.id,
       CASE l.kind WHEN 'VERSION_OF' THEN replace(json_extract(v.attributes, '$.relation'), ' ', '_') ELSE lower(l.kind) END AS relation, n.name AS title, n.kind,
       coalesce(CASE WHEN :up THEN json_extract(v.attributes, '$.doc_number') END,
                json_extract(n.attributes, '$.doc_number')) AS doc_number,
       (SELECT q.name FROM edge a JOIN node q ON q.id = a.target WHERE a.source = n.id AND a.kind = 'APPLIES_TO'
        ORDER BY q.name LIMIT 1) AS place,
       json_extract(n.attributes, '$.date_signed') AS date, l.through,
       CASE WHEN EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind IN ('PUBLISHES', 'REPORTS_ON'))
            THEN CASE l.kind WHEN 'VERSION_OF' THEN 'by title' END
            ELSE CASE l.kind WHEN 'VERSION_OF' THEN 'by title, not read' ELSE 'not read' END END AS note,
       d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM tie l
JOIN node n ON n.id = l.other AND n.kind IN ('Policy', 'Law')
JOIN evidence v ON v.id = (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = l.id
                           ORDER BY x.path, w.byte_start, w.byte_end, w.id LIMIT 1)
JOIN document d ON d.id = v.document
WHERE l.kind IN ('IMPLEMENTS', 'BASED_ON', 'CITES', 'FORMULATES', 'REVISES', 'REPEALS', 'VERSION_OF')
  AND n.id <> :node
ORDER BY CASE l.kind WHEN 'IMPLEMENTS' THEN 0 WHEN 'BASED_ON' THEN 1 WHEN 'REVISES' THEN 2 WHEN 'REPEALS' THEN 3
              WHEN 'FORMULATES' THEN 4 WHEN 'VERSION_OF' THEN 6 ELSE 5 END,
         l.through IS NOT NULL, d.path, v.byte_start, n.name, n.key;
