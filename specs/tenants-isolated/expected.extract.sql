-- Extract
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."client" AS TEXT) AS "client",
  CAST("orders"."customer" AS BIGINT) AS "customer",
  CAST("orders"."region" AS TEXT) AS "region",
  CAST("customers"."customer" AS BIGINT) AS "customer (customers)",
  CAST("customers"."client" AS TEXT) AS "client (customers)",
  CAST("customers"."name" AS TEXT) AS "name",
  CAST("returns"."order" AS BIGINT) AS "order",
  CAST("returns"."client" AS TEXT) AS "client (returns)",
  CAST("returns"."returned_on" AS DATE) AS "returned_on",
  CAST("regions"."region" AS TEXT) AS "region (regions)",
  CAST("regions"."client" AS TEXT) AS "client (regions)"
FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "client" TEXT, "customer" BIGINT, "region" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "orders"
  LEFT JOIN external('customers.csv', COLUMNS => DESCRIPTOR("customer" BIGINT, "client" TEXT, "name" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers" ON ("orders"."customer" = "customers"."customer")
  LEFT JOIN external('returns.csv', COLUMNS => DESCRIPTOR("order" BIGINT, "client" TEXT, "returned_on" DATE), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "returns" ON (("orders"."id" = "returns"."order") AND ("orders"."client" = "returns"."client"))
  LEFT JOIN external('regions.csv', COLUMNS => DESCRIPTOR("region" TEXT, "client" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "regions" ON ("orders"."region" = "regions"."region")
WHERE ("orders"."client" IS NOT NULL AND "orders"."client" IN (TEXT 'acme'))
  AND (("customers"."client" IS NOT NULL AND "customers"."client" IN (TEXT 'acme')) OR "customers"."client" IS NULL)
