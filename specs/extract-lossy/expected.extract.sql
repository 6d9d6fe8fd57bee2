-- Extract
SELECT
  CAST("visits"."id" AS BIGINT) AS "id",
  CAST("visits"."day" AS DATE) AS "day",
  CAST("visits"."score" AS DOUBLE PRECISION) AS "score"
FROM (SELECT "id", CASE WHEN ("day" LIKE '____-__-__' AND "day" NOT LIKE '0000%') THEN CAST("day" AS DATE) WHEN POSITION(':' IN "day") IN (2, 3) OR "day" ~ ':[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$' OR REGEXP_REPLACE("day", '(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*', '') ~ '(?i)[a-z]{3}' THEN CAST('not ' || "day" AS DATE) WHEN NOT (CAST("day" AS TIMESTAMP) >= TIMESTAMP '0001-01-01' AND CAST("day" AS TIMESTAMP) < TIMESTAMP '10000-01-01') THEN NULL ELSE CAST("day" AS DATE) END AS "day", CASE WHEN "score" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "score" ELSE NULL END AS "score" FROM external('visits.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "day" TEXT, "score" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "visits"
