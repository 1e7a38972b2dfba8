-- SPDX-License-Identifier: Apache-2.0
-- name: lineage_policy
-- doc: A policy or law of lineage; nothing where the node is neither.
-- param: node integer the row of the policy
-- example: --param node=1
SELECT n.name AS title, n.kind, json_extract(n.attributes, '$.doc_number') AS doc_number,
       (SELECT min(q.name) FROM edge a JOIN node q ON q.id = a.target
        WHERE a.source = n.id AND a.kind = 'APPLIES_TO') AS place,
       json_extract(n.attributes, '$.date_signed') AS date,
       EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind = 'PUBLISHES')
           OR EXISTS (SELECT 1 FROM edge p WHERE p.target = n.id AND p.kind = 'REPORTS_ON') AS read,
       n.key
FROM node n
WHERE n.id = :node AND n.kind IN ('Policy', 'Law');
