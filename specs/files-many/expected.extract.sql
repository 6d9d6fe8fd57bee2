-- Extract
SELECT
  CAST("sales"."id" AS BIGINT) AS "id",
  CAST("sales"."sold" AS DATE) AS "sold",
  CAST("sales"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("sales"."year" AS BIGINT) AS "year",
  CAST("colors"."id" AS BIGINT) AS "id (colors)",
  CAST("colors"."color" AS TEXT) AS "color"
FROM (SELECT CAST("id" AS BIGINT) AS "id", CAST("sold" AS DATE) AS "sold", CAST("amount" AS DOUBLE PRECISION) AS "amount", CAST('2023' AS BIGINT) AS "year" FROM (SELECT CAST(NULLIF("id", 'N/A') AS BIGINT) AS "id", TO_DATE(NULLIF("sold", 'N/A'), 'DD.MM.YYYY') AS "sold", CAST(NULLIF("amount", 'N/A') AS DOUBLE PRECISION) AS "amount" FROM external('data/year=2023/sales.csv', COLUMNS => DESCRIPTOR("id" TEXT, "sold" TEXT, "amount" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ';', QUOTE => '"', "null" => '')) AS "file" UNION ALL SELECT CAST("id" AS BIGINT) AS "id", CAST("sold" AS DATE) AS "sold", CAST("amount" AS DOUBLE PRECISION) AS "amount", CAST('2024' AS BIGINT) AS "year" FROM (SELECT CAST(NULLIF("amount", 'N/A') AS DOUBLE PRECISION) AS "amount", CAST(NULLIF("id", 'N/A') AS BIGINT) AS "id", TO_DATE(NULLIF("sold", 'N/A'), 'DD.MM.YYYY') AS "sold" FROM external('data/year=2024/sales.csv', COLUMNS => DESCRIPTOR("amount" TEXT, "id" TEXT, "sold" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ';', QUOTE => '"', "null" => '')) AS "file") AS "sales"
  LEFT JOIN (SELECT CAST(CASE WHEN CAST("json"->'id' AS TEXT) <> 'null' THEN "json"->>'id' END AS BIGINT) AS "id", CAST(CASE WHEN CAST("json"->'color' AS TEXT) <> 'null' THEN "json"->>'color' END AS TEXT) AS "color" FROM external('data/colors.jsonl', FORMAT => 'json') AS "lines"("json")) AS "colors" ON ("sales"."id" = "colors"."id")
