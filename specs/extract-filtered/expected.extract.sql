-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS TEXT) AS "customer",
  CAST("orders"."ordered_on" AS DATE) AS "ordered_on",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("customers"."name" AS TEXT) AS "name",
  CAST("customers"."city" AS TEXT) AS "city"
FROM (SELECT "id", "customer", CASE WHEN ("ordered_on" LIKE '____-__-__' AND "ordered_on" NOT LIKE '0000%') THEN CAST("ordered_on" AS DATE) WHEN POSITION(':' IN "ordered_on") IN (2, 3) OR "ordered_on" ~ ':[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$' OR REGEXP_REPLACE("ordered_on", '(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*', '') ~ '(?i)[a-z]{3}' THEN CAST('not ' || "ordered_on" AS DATE) WHEN NOT (CAST("ordered_on" AS TIMESTAMP) >= TIMESTAMP '0001-01-01' AND CAST("ordered_on" AS TIMESTAMP) < TIMESTAMP '10000-01-01') THEN CAST('not ' || "ordered_on" AS DATE) WHEN CAST("ordered_on" AS TIMESTAMP) <> CAST("ordered_on" AS DATE) THEN CAST('not ' || "ordered_on" AS DATE) ELSE CAST("ordered_on" AS DATE) END AS "ordered_on", CASE WHEN "amount" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "amount" ELSE CAST('not ' || CAST("amount" AS TEXT) AS DOUBLE PRECISION) END AS "amount" FROM external('data/orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" TEXT, "ordered_on" TEXT, "amount" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
  LEFT JOIN external('data/customers.csv', COLUMNS => DESCRIPTOR("name" TEXT, "city" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers" ON ("orders"."customer" = "customers"."name")
WHERE (((CAST("orders"."amount" AS DOUBLE PRECISION) > CAST(5 AS bigint))) IS NOT NULL AND ((CAST("orders"."amount" AS DOUBLE PRECISION) > CAST(5 AS bigint))) = TRUE)
  AND (("orders"."amount" IS NOT NULL AND "orders"."amount" >= DOUBLE PRECISION '1') OR "orders"."amount" IS NULL)
  AND ("orders"."customer" IS NOT NULL AND "orders"."customer" IN (TEXT 'Ada', TEXT 'Bob''s'))
  AND ("orders"."ordered_on" IS NOT NULL AND "orders"."ordered_on" >= DATE '2024-01-01' AND "orders"."ordered_on" <= DATE '2024-12-31')
