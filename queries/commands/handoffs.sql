-- SPDX-License-Identifier: Apache-2.0
-- name: handoffs
-- doc: The same task with other owners in the next version of a policy: who gave it up, who took it over.
-- param: policy text part of the title of either policy
-- example:
-- example: --policy 商标
WITH version AS ( -- a later policy and the one that it follows, as the documents or the years in their titles say
    SELECT DISTINCT e.source AS later, e.target AS earlier
    FROM edge e JOIN node s ON s.id = e.source AND s.kind IN ('Policy', 'Law') JOIN node t ON t.id = e.target
    WHERE (e.kind = 'VERSION_OF' AND json_extract(e.attributes, '$.relation') = 'earlier')
       OR e.kind IN ('REVISES', 'REPEALS')
),
task AS (
    SELECT h.source AS policy, t.id, t.name, (SELECT group_concat(n, '、') FROM (
               SELECT DISTINCT a.name AS n FROM edge r JOIN node a ON a.id = r.source
               WHERE r.target = t.id AND r.kind = 'RESPONSIBLE_FOR' ORDER BY a.name)) AS owners
    FROM edge h JOIN node t ON t.id = h.target
    WHERE h.kind = 'HAS_TASK' AND h.source IN (SELECT later FROM version UNION SELECT earlier FROM version)
),
moved AS (
    SELECT v.later, v.earlier, n.id AS task, n.name, o.owners AS before, n.owners AS after
    FROM version v JOIN task n ON n.policy = v.later JOIN task o ON o.policy = v.earlier AND o.name = n.name
    WHERE o.owners IS NOT NULL AND n.owners IS NOT NULL AND o.owners <> n.owners
      -- A heading that either version has twice does not say which of its tasks went where.
      AND (SELECT count(*) FROM task x WHERE x.policy = v.later AND x.name = n.name) = 1
      AND (SELECT count(*) FROM task x WHERE x.policy = v.earlier AND x.name = o.name) = 1
)
SELECT m.name AS task, m.before, m.after, p.name AS policy, q.name AS earlier, d.path AS file, v.byte_start, v.byte_end,
       CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT) AS quote
FROM moved m JOIN node p ON p.id = m.later JOIN node q ON q.id = m.earlier
LEFT JOIN evidence v ON v.id = (
    SELECT w.id FROM edge r JOIN evidence w ON w.edge = r.id JOIN document x ON x.id = w.document
    WHERE r.target = m.task AND r.kind = 'RESPONSIBLE_FOR'
    ORDER BY x.path, w.byte_start, w.byte_end, w.rule LIMIT 1)
LEFT JOIN document d ON d.id = v.document
WHERE :policy IS NULL OR instr(p.name, :policy) > 0 OR instr(q.name, :policy) > 0
ORDER BY p.name, q.name, d.path, v.byte_start, m.name;
