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
  LEFT JOIN (SELECT "order", "client", CASE WHEN ("returned_on" LIKE '____-__-__' AND "returned_on" NOT LIKE '0000%') THEN CAST("returned_on" AS DATE) WHEN POSITION(':' IN "returned_on") IN (2, 3) OR "returned_on" ~ ':[0-9.]+ ?[+-][0-9]{1,2}(:?[0-9]{2})?$' OR REGEXP_REPLACE("returned_on", '(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*', '') ~ '(?i)[a-z]{3}' THEN CAST('not ' || "returned_on" AS DATE) WHEN NOT (CAST("returned_on" AS TIMESTAMP) >= TIMESTAMP '0001-01-01' AND CAST("returned_on" AS TIMESTAMP) < TIMESTAMP '10000-01-01') THEN CAST('not ' || "returned_on" AS DATE) WHEN CAST("returned_on" AS TIMESTAMP) <> CAST("returned_on" AS DATE) THEN CAST('not ' || "returned_on" AS DATE) ELSE CAST("returned_on" AS DATE) END AS "returned_on" FROM external('returns.csv', COLUMNS => DESCRIPTOR("order" BIGINT, "client" TEXT, "returned_on" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "returns" ON (("orders"."id" = "returns"."order") AND ("orders"."client" = "returns"."client"))
  LEFT JOIN external('regions.csv', COLUMNS => DESCRIPTOR("region" TEXT, "client" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "regions" ON ("orders"."region" = "regions"."region")
WHERE ("orders"."client" IS NOT NULL AND "orders"."client" = TEXT 'acme')
  AND (("customers"."client" IS NOT NULL AND "customers"."client" = TEXT 'acme') OR "customers"."client" IS NULL)
