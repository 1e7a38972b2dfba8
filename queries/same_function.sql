-- SPDX-License-Identifier: Apache-2.0
-- name: same_function
-- doc: The same organ in several places, with its tasks: who does it where.
-- param: function text part of the function, such as 科学技术局
-- example: --param function=科学技术局
SELECT json_extract(a.attributes, '$.function') AS function, json_extract(a.attributes, '$.place') AS place, a.name AS agency,
       count(DISTINCT e.target) AS tasks
FROM node a LEFT JOIN edge e ON e.source = a.id AND e.kind = 'RESPONSIBLE_FOR'
WHERE a.kind = 'Agency' AND (:function IS NULL OR instr(json_extract(a.attributes, '$.function'), :function) > 0)
GROUP BY a.id
ORDER BY function, place, a.name, a.key;
