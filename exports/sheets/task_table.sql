-- SPDX-License-Identifier: Apache-2.0
-- Who does what until when: a line a task.
WITH owner AS (
    SELECT DISTINCT v.document, e.target AS task, a.name, json_extract(v.attributes, '$.role') AS role,
           json_extract(v.attributes, '$.deadline') AS deadline
    FROM edge e JOIN evidence v ON v.edge = e.id JOIN node a ON a.id = e.source
    WHERE e.kind = 'RESPONSIBLE_FOR'
), owners AS (
    SELECT document, task, role, group_concat(name, '、') AS names
    FROM (SELECT DISTINCT document, task, name, CASE role WHEN 'responsible' THEN 'lead' ELSE role END AS role
          FROM owner ORDER BY document, task, name)
    GROUP BY document, task, role
), due AS (
    SELECT document, task, min(deadline) AS deadline FROM owner WHERE deadline IS NOT NULL GROUP BY document, task
)
SELECT d.id AS _document, n.id AS _node, v.id AS _evidence,
       json_extract(v.attributes, '$.path') AS path,
       json_extract(v.attributes, '$.title') AS task,
       l.names AS lead, p.names AS participants, i.names AS implement,
       coalesce(json_extract(v.attributes, '$.deadline'), u.deadline) AS deadline,
       json_extract(f.attributes, '$.title') AS title,
       json_extract(f.attributes, '$.doc_number') AS doc_number,
       d.path AS source
FROM evidence v
JOIN document d ON d.id = v.document
JOIN node f ON f.id = d.node
JOIN node n ON n.id = v.node AND n.kind = 'Task'
LEFT JOIN owners l ON l.document = d.id AND l.task = n.id AND l.role = 'lead'
LEFT JOIN owners p ON p.document = d.id AND p.task = n.id AND p.role = 'participant'
LEFT JOIN owners i ON i.document = d.id AND i.task = n.id AND i.role = 'implement'
LEFT JOIN due u ON u.document = d.id AND u.task = n.id
ORDER BY d.path, d.key, v.byte_start, v.byte_end, n.key, v.rule, v.attributes
