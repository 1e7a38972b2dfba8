-- SPDX-License-Identifier: Apache-2.0
-- name: compare
-- doc: Two policies side by side: tasks matched by heading with their owners' functions, targets matched by metric.
-- param: A node:Policy! one policy
-- param: B node:Policy! the other
-- example: 安康市专利转化运用促进知识产权高质量发展若干措施 抚州市国家知识产权强市建设试点城市工作方案
WITH task AS (
    SELECT p.key AS policy, t.id, t.name, json_extract(t.attributes, '$.path') AS path,
           (SELECT group_concat(f, '、') FROM (
                SELECT DISTINCT coalesce(json_extract(a.attributes, '$.function'), a.name) AS f
                FROM edge e JOIN node a ON a.id = e.source
                WHERE e.target = t.id AND e.kind = 'RESPONSIBLE_FOR' ORDER BY f)) AS owners
    FROM node p JOIN edge h ON h.source = p.id AND h.kind = 'HAS_TASK' JOIN node t ON t.id = h.target
    WHERE p.key IN (:A, :B)
),
target AS (
    SELECT DISTINCT p.key AS policy, json_extract(g.attributes, '$.metric') AS metric, g.name
    FROM node p
    LEFT JOIN edge h ON h.source = p.id AND h.kind = 'HAS_TASK'
    JOIN edge s ON s.source IN (p.id, h.target) AND s.kind = 'SETS'
    JOIN node g ON g.id = s.target
    WHERE p.key IN (:A, :B)
),
pair AS (
    SELECT 'task' AS what, coalesce(a.name, b.name) AS name, a.path || coalesce(' ' || a.owners, '') AS in_a,
           b.path || coalesce(' ' || b.owners, '') AS in_b
    FROM (SELECT * FROM task WHERE policy = :A) a FULL OUTER JOIN (SELECT * FROM task WHERE policy = :B) b ON b.name = a.name
    UNION ALL
    SELECT 'target', coalesce(a.metric, b.metric), a.name, b.name
    FROM (SELECT * FROM target WHERE policy = :A) a
    FULL OUTER JOIN (SELECT * FROM target WHERE policy = :B) b ON b.metric = a.metric
)
SELECT what, name, CASE WHEN in_b IS NULL THEN 'only A' WHEN in_a IS NULL THEN 'only B' ELSE 'both' END AS "where", in_a AS A, in_b AS B
FROM pair
ORDER BY what, CASE "where" WHEN 'both' THEN 0 WHEN 'only A' THEN 1 ELSE 2 END, coalesce(in_a, in_b), name;
