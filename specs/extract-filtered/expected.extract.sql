-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS TEXT) AS "customer",
  CAST("orders"."ordered_on" AS DATE) AS "ordered_on",
  CAST("orders"."amount" AS DOUBLE PRECISION) AS "amount",
  CAST("customers"."name" AS TEXT) AS "name",
  CAST("customers"."city" AS TEXT) AS "city"
FROM external('data/orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" TEXT, "ordered_on" DATE, "amount" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
  LEFT JOIN external('data/customers.csv', COLUMNS => DESCRIPTOR("name" TEXT, "city" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers" ON ("orders"."customer" = "customers"."name")
WHERE (((CAST("orders"."amount" AS DOUBLE PRECISION) > CAST(5 AS bigint))) IS NOT NULL AND ((CAST("orders"."amount" AS DOUBLE PRECISION) > CAST(5 AS bigint))) IN (TRUE))
  AND (("orders"."amount" IS NOT NULL AND "orders"."amount" >= DOUBLE PRECISION '1') OR "orders"."amount" IS NULL)
  AND ("orders"."customer" IS NOT NULL AND "orders"."customer" IN (TEXT 'Ada', TEXT 'Bob''s'))
  AND ("orders"."ordered_on" IS NOT NULL AND "orders"."ordered_on" >= DATE '2024-01-01' AND "orders"."ordered_on" <= DATE '2024-12-31')
