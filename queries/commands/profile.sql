-- SPDX-License-Identifier: Apache-2.0
-- name: profile
-- doc: One agency on a page: its tasks by role, the agencies it shares them with, the policies they stand in and what
-- doc: these rest on, the targets of its tasks, the bodies it sits in; --format md makes a report of it.
-- param: agency node:Agency! the agency
-- example: 安康市科学技术局
WITH me AS (SELECT id FROM node WHERE key = :agency),
mine AS (
    SELECT e.id AS edge, e.target AS task, json_extract(e.attributes, '$.role') AS role,
           (SELECT h.source FROM edge h WHERE h.target = e.target AND h.kind = 'HAS_TASK' ORDER BY h.id LIMIT 1) AS policy
    FROM edge e JOIN me ON e.source = me.id WHERE e.kind = 'RESPONSIBLE_FOR'
),
fact(rank, section, name, details, edge) AS (
    SELECT 1, 'task: ' || m.role, t.name, p.name || ' ' || coalesce(json_extract(t.attributes, '$.path'), ''), m.edge
    FROM mine m JOIN node t ON t.id = m.task LEFT JOIN node p ON p.id = m.policy
    UNION ALL
    SELECT 2, 'partner', a.name, count(DISTINCT e.target) || ' tasks', min(e.id)
    FROM mine m JOIN edge e ON e.target = m.task AND e.kind = 'RESPONSIBLE_FOR' AND e.id <> m.edge
    JOIN node a ON a.id = e.source GROUP BY a.id
    UNION ALL
    SELECT 3, 'target', g.name, json_extract(g.attributes, '$.deadline'), s.id
    FROM mine m JOIN edge s ON s.source = m.task AND s.kind = 'SETS' JOIN node g ON g.id = s.target
    UNION ALL
    SELECT 4, 'policy', p.name, count(*) || ' tasks', min(m.edge) FROM mine m JOIN node p ON p.id = m.policy GROUP BY p.id
    UNION ALL
    SELECT 5, 'basis', b.name, lower(e.kind), e.id
    FROM (SELECT DISTINCT policy FROM mine) m JOIN edge e ON e.source = m.policy AND e.kind IN ('IMPLEMENTS', 'BASED_ON')
    JOIN node b ON b.id = e.target
    UNION ALL
    SELECT 6, 'member of', g.name, json_extract(e.attributes, '$.role'), e.id
    FROM me JOIN edge e ON e.source = me.id AND e.kind = 'MEMBER_OF' JOIN node g ON g.id = e.target
)
SELECT f.section, f.name, f.details, d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM fact f
JOIN evidence v ON v.id = (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = f.edge
                           ORDER BY x.path, w.byte_start, w.byte_end, w.rule LIMIT 1)
JOIN document d ON d.id = v.document
ORDER BY f.rank, f.section, d.path, v.byte_start, f.name;
