-- SPDX-License-Identifier: Apache-2.0
-- name: workload
-- doc: How many tasks each agency has, by role; leads first.
-- param: place text part of the name of the place of the agency
-- param: policy text part of the title of the policy
-- example: --place 安康
WITH owned AS (
    SELECT e.source AS agency, e.target AS task, json_extract(e.attributes, '$.role') AS role,
           coalesce(json_extract(e.attributes, '$.inherited'), 0) AS inherited,
           (SELECT h.source FROM edge h WHERE h.target = e.target AND h.kind = 'HAS_TASK' ORDER BY h.key LIMIT 1) AS policy
    FROM edge e JOIN node t ON t.id = e.target AND t.kind = 'Task'
    WHERE e.kind = 'RESPONSIBLE_FOR'
)
SELECT a.name AS agency, json_extract(a.attributes, '$.place') AS place, count(*) AS tasks,
       sum(o.role = 'lead') AS lead, sum(o.role = 'responsible') AS responsible, sum(o.role = 'implement') AS implement,
       sum(o.role = 'participant') AS participant, sum(o.inherited) AS inherited, count(DISTINCT o.policy) AS policies
FROM owned o JOIN node a ON a.id = o.agency LEFT JOIN node p ON p.id = o.policy
WHERE (:place IS NULL OR instr(json_extract(a.attributes, '$.place'), :place) > 0)
  AND (:policy IS NULL OR instr(p.name, :policy) > 0)
GROUP BY a.id
ORDER BY lead DESC, tasks DESC, a.name, a.key;
