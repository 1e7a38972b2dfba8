-- SPDX-License-Identifier: Apache-2.0
-- name: collectives
-- doc: Collective owners and who they are.
-- example:
SELECT c.name AS collective, count(DISTINCT e.target) AS tasks,
       (SELECT count(*) FROM edge m WHERE m.target = c.id AND m.kind = 'MEMBER_OF') AS members,
       (SELECT group_concat(name, '、') FROM (SELECT a.name FROM edge m JOIN node a ON a.id = m.source
            WHERE m.target = c.id AND m.kind = 'MEMBER_OF' ORDER BY a.name)) AS names
FROM node c LEFT JOIN edge e ON e.source = c.id AND e.kind = 'RESPONSIBLE_FOR'
WHERE c.kind = 'Agency' AND json_extract(c.attributes, '$.collective')
GROUP BY c.id
ORDER BY tasks DESC, c.name, c.key;
