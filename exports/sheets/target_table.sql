-- SPDX-License-Identifier: Apache-2.0
-- Numbers to be reached: a line a target and document.
SELECT d.id AS _document, n.id AS _node, v.id AS _evidence,
       json_extract(v.attributes, '$.metric') AS metric,
       json_extract(v.attributes, '$.comparator') AS comparator,
       json_extract(v.attributes, '$.value') AS value,
       json_extract(v.attributes, '$.value_max') AS value_max,
       json_extract(v.attributes, '$.unit') AS unit,
       json_extract(v.attributes, '$.deadline') AS deadline,
       t.name AS task,
       json_extract(f.attributes, '$.title') AS title,
       d.path AS source
FROM evidence v
JOIN document d ON d.id = v.document
JOIN node f ON f.id = d.node
JOIN node n ON n.id = v.node AND n.kind = 'Target'
LEFT JOIN node t ON t.key = json_extract(v.attributes, '$.task_id')
ORDER BY d.path, d.key, v.byte_start, v.byte_end, n.key, v.rule, v.attributes
