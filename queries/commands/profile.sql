-- SPDX-License-Identifier: Apache-2.0
-- name: profile
-- doc: One agency, place or policy on a page; --format md makes a report of it. An agency: its tasks by role, those of
-- doc: collectives that it belongs to, partners, targets, policies and their bases, bodies. A place: its policies,
-- doc: agencies with tasks, targets, brands, parts. A policy: issuers, bases, stages, tasks with owners, targets, who cites it.
-- param: node node:Agency,Place,Policy! the agency, place or policy
-- hub: node MEMBER_OF
-- example: 安康市科学技术局
-- example: 抚州市
-- CROSS: in the order written, so that nothing walks through all edges.
WITH me AS (SELECT id, kind FROM node WHERE key = :node),
self(id, via) AS (
    SELECT id, NULL FROM me WHERE kind = 'Agency'
    UNION ALL
    SELECT c.id, c.name FROM me CROSS JOIN edge m ON m.source = me.id AND m.kind = 'MEMBER_OF'
    CROSS JOIN node c ON c.id = m.target AND c.kind = 'Agency'
),
mine AS NOT MATERIALIZED (
    SELECT e.key AS edge, e.target AS task, json_extract(e.attributes, '$.role') AS role, s.via,
           (SELECT f.source FROM (SELECT h.source, min(h.key) FROM edge h
                                  WHERE h.target = e.target AND h.kind = 'HAS_TASK') f) AS policy
    FROM self s CROSS JOIN edge e ON e.source = s.id AND e.kind = 'RESPONSIBLE_FOR'
),
-- The policies of a place, or the policy itself, and what stands in them.
plan AS (
    SELECT e.source AS policy, e.key AS edge FROM me CROSS JOIN edge e ON e.target = me.id AND e.kind = 'APPLIES_TO'
    WHERE me.kind = 'Place'
    UNION ALL
    SELECT id, NULL FROM me WHERE kind = 'Policy'
),
given AS (
    SELECT p.policy, h.target AS task, h.key AS edge FROM plan p CROSS JOIN edge h ON h.source = p.policy AND h.kind = 'HAS_TASK'
),
-- By an edge's key, of several the least: the same quote from every database of this content.
fact(rank, section, name, details, edge) AS (
    SELECT 1, 'task: ' || m.role, t.name,
           p.name || ' ' || coalesce(json_extract(t.attributes, '$.path'), '') || coalesce(' → ' || m.via, ''), m.edge
    FROM mine m CROSS JOIN node t ON t.id = m.task LEFT JOIN node p ON p.id = m.policy
    UNION ALL
    SELECT 2, 'partner', a.name, count(DISTINCT e.target) || ' tasks', min(e.key)
    FROM mine m CROSS JOIN edge e ON e.target = m.task AND e.kind = 'RESPONSIBLE_FOR' AND e.key <> m.edge
    CROSS JOIN node a ON a.id = e.source WHERE m.via IS NULL GROUP BY a.id
    UNION ALL
    SELECT 3, 'target', g.name, json_extract(g.attributes, '$.deadline'), s.key
    FROM mine m CROSS JOIN edge s ON s.source = m.task AND s.kind = 'SETS' CROSS JOIN node g ON g.id = s.target
    UNION ALL
    SELECT 4, 'policy', p.name, count(*) || ' tasks', min(m.edge) FROM mine m CROSS JOIN node p ON p.id = m.policy GROUP BY p.id
    UNION ALL
    SELECT 5, 'basis', b.name, lower(e.kind), e.key
    FROM (SELECT DISTINCT policy FROM mine) m CROSS JOIN edge e ON e.source = m.policy AND e.kind IN ('IMPLEMENTS', 'BASED_ON')
    CROSS JOIN node b ON b.id = e.target
    UNION ALL
    SELECT 6, 'member of', g.name, json_extract(e.attributes, '$.role'), e.key
    FROM me CROSS JOIN edge e ON e.source = me.id AND e.kind = 'MEMBER_OF' CROSS JOIN node g ON g.id = e.target
    WHERE me.kind = 'Agency'
    UNION ALL
    SELECT 10, 'policy', p.name, (SELECT count(*) FROM given g WHERE g.policy = l.policy) || ' tasks', l.edge
    FROM plan l CROSS JOIN node p ON p.id = l.policy WHERE l.edge IS NOT NULL
    UNION ALL
    SELECT 11, 'issuer', a.name, NULL, e.key
    FROM me CROSS JOIN edge e ON e.source = me.id AND e.kind = 'ISSUED_BY' CROSS JOIN node a ON a.id = e.target
    UNION ALL
    SELECT 12, 'basis', b.name, lower(e.kind), e.key
    FROM me CROSS JOIN edge e ON e.source = me.id CROSS JOIN node b ON b.id = e.target AND b.kind IN ('Policy', 'Law')
    WHERE me.kind = 'Policy'
    UNION ALL
    SELECT 13, 'stage', s.name, json_extract(s.attributes, '$.end_date'), e.key
    FROM me CROSS JOIN edge e ON e.source = me.id AND e.kind = 'HAS_STAGE' CROSS JOIN node s ON s.id = e.target
    UNION ALL
    SELECT 14, 'task', coalesce(json_extract(t.attributes, '$.path') || ' ', '') || t.name,
           (SELECT group_concat(o.name || ' (' || o.role || ')', ', ')
            FROM (SELECT a.name, json_extract(e.attributes, '$.role') AS role FROM edge e CROSS JOIN node a ON a.id = e.source
                  WHERE e.target = t.id AND e.kind = 'RESPONSIBLE_FOR' ORDER BY role <> 'lead', a.name) o),
           g.edge
    FROM me CROSS JOIN given g CROSS JOIN node t ON t.id = g.task WHERE me.kind = 'Policy'
    UNION ALL
    SELECT 15, 'agency', a.name, count(DISTINCT e.target) || ' tasks', min(e.key)
    FROM me CROSS JOIN given g CROSS JOIN edge e ON e.target = g.task AND e.kind = 'RESPONSIBLE_FOR' CROSS JOIN node a ON a.id = e.source
    WHERE me.kind = 'Place' GROUP BY a.id
    UNION ALL
    SELECT 16, 'target', n.name, json_extract(n.attributes, '$.deadline'), s.key
    FROM (SELECT policy AS holder FROM plan UNION SELECT task FROM given) h
    CROSS JOIN edge s ON s.source = h.holder AND s.kind = 'SETS' CROSS JOIN node n ON n.id = s.target
    UNION ALL
    SELECT 17, 'brand', b.name, json_extract(b.attributes, '$.type'), e.key
    FROM me CROSS JOIN edge e ON e.target = me.id AND e.kind = 'ORIGINATES_IN' CROSS JOIN node b ON b.id = e.source
    UNION ALL
    SELECT 18, 'government', a.name, NULL, e.key
    FROM me CROSS JOIN edge e ON e.target = me.id AND e.kind = 'GOVERNS' CROSS JOIN node a ON a.id = e.source
    UNION ALL
    SELECT 19, 'part', p.name, NULL, e.key
    FROM me CROSS JOIN edge e ON e.target = me.id AND e.kind = 'WITHIN' CROSS JOIN node p ON p.id = e.source
    UNION ALL
    SELECT 20, 'cited by', p.name, lower(e.kind), e.key
    FROM me CROSS JOIN edge e ON e.target = me.id
    CROSS JOIN node p ON p.id = coalesce((SELECT h.source FROM edge h WHERE h.target = e.source AND h.kind = 'HAS_TASK'
                                    ORDER BY h.key LIMIT 1), e.source) AND p.kind = 'Policy'
    WHERE me.kind = 'Policy'
)
SELECT f.section, f.name, f.details, d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM fact f
CROSS JOIN edge k ON k.key = f.edge
CROSS JOIN evidence v ON v.id = coalesce(
    (SELECT CASE count(*) WHEN 1 THEN max(w.id) END FROM evidence w WHERE w.edge = k.id),
    (SELECT w.id FROM evidence w JOIN document x ON x.id = w.document WHERE w.edge = k.id
     ORDER BY x.path, w.byte_start, w.byte_end, w.rule LIMIT 1))
CROSS JOIN document d ON d.id = v.document
ORDER BY f.rank, f.section, d.path, v.byte_start, f.name, f.details;
