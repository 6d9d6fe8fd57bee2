-- orders_FCE72ED9AE1F1C723274E60B992082C3
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS BIGINT) AS "customer",
  CAST("orders"."product" AS BIGINT) AS "product",
  CAST("orders"."state" AS TEXT) AS "state",
  CAST("orders"."made" AS DATE) AS "made",
  CAST("orders"."sales" AS DOUBLE PRECISION) AS "sales"
FROM (SELECT "id", "customer", "product", "state", CASE WHEN ("made" LIKE '____-__-__' AND "made" NOT LIKE '0000%') THEN CAST("made" AS DATE) WHEN POSITION(':' IN "made") IN (2, 3) OR "made" ~ ':[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$' OR REGEXP_REPLACE("made", '(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*', '') ~ '(?i)[a-z]{3}' THEN CAST('not ' || "made" AS DATE) WHEN NOT (CAST("made" AS TIMESTAMP) >= TIMESTAMP '0001-01-01' AND CAST("made" AS TIMESTAMP) < TIMESTAMP '10000-01-01') THEN CAST('not ' || "made" AS DATE) WHEN CAST("made" AS TIMESTAMP) <> CAST("made" AS DATE) THEN CAST('not ' || "made" AS DATE) ELSE CAST("made" AS DATE) END AS "made", CASE WHEN "sales" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "sales" ELSE CAST('not ' || CAST("sales" AS TEXT) AS DOUBLE PRECISION) END AS "sales" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" BIGINT, "product" BIGINT, "state" TEXT, "made" TEXT, "sales" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
WHERE ((((CAST("orders"."sales" AS DOUBLE PRECISION) * '2'::double precision) > CAST(100 AS bigint))) IS NOT NULL AND (((CAST("orders"."sales" AS DOUBLE PRECISION) * '2'::double precision) > CAST(100 AS bigint))) = TRUE)
  AND ("orders"."made" IS NOT NULL AND "orders"."made" >= DATE '2024-01-01' AND "orders"."made" <= DATE '2024-12-31')
  AND ("orders"."state" IS NOT NULL AND "orders"."state" = TEXT 'CA')
-- customers_E02E7451AF5564C5455F3BED51B991A5
SELECT
  CAST("customers"."number" AS BIGINT) AS "number",
  CAST("customers"."name" AS TEXT) AS "name",
  CAST("customers"."home" AS TEXT) AS "home"
FROM external('customers.csv', COLUMNS => DESCRIPTOR("number" BIGINT, "name" TEXT, "home" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers"
WHERE ("customers"."home" IS NOT NULL AND "customers"."home" = TEXT 'CA')
-- products_9602A627C131FDF2F9B1694EFBE80598
SELECT
  CAST("products"."code" AS BIGINT) AS "code",
  CAST("products"."title" AS TEXT) AS "title"
FROM external('products.csv', COLUMNS => DESCRIPTOR("code" BIGINT, "title" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "products"
