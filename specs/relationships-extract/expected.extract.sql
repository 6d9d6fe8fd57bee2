-- orders_5DE17E4455B9E47E154D285A6EB12EAB
SELECT
  CAST("orders"."id" AS BIGINT) AS "id",
  CAST("orders"."customer" AS BIGINT) AS "customer",
  CAST("orders"."sales" AS DOUBLE PRECISION) AS "sales"
FROM (SELECT "id", "customer", CASE WHEN "sales" BETWEEN -DOUBLE PRECISION '1.7976931348623157e308' AND DOUBLE PRECISION '1.7976931348623157e308' THEN "sales" ELSE CAST('not ' || CAST("sales" AS TEXT) AS DOUBLE PRECISION) END AS "sales" FROM external('orders.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "customer" BIGINT, "sales" DOUBLE PRECISION), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '')) AS "orders"
-- customers_214047FFA352C8B1E37D74AEAA3CC9AD
SELECT
  CAST("customers"."id" AS BIGINT) AS "id (customers)",
  CAST("customers"."name" AS TEXT) AS "name"
FROM external('customers.csv', COLUMNS => DESCRIPTOR("id" BIGINT, "name" TEXT), FORMAT => 'csv', HEADER => true, DELIMITER => ',', QUOTE => '"', "null" => '') AS "customers"
