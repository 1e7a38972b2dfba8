-- SPDX-License-Identifier: Apache-2.0
-- name: rules
-- doc: Which rules found how much, and how sure they are.
-- example:
SELECT rule, count(*) AS evidence, count(DISTINCT document) AS documents, round(avg(confidence)) AS confidence
FROM evidence GROUP BY rule ORDER BY evidence DESC, rule;
