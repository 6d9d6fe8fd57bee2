package dsc.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks as Excel writes them, with as little as it takes. */
final class WorkbookFile {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Styles 1 to 4 show dates, times of day, both, and amounts of money in days. */
  private static final String STYLES =
      HEAD
          + "<styleSheet xmlns=\""
          + MAIN
          + "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\\ hh:mm\"/>"
          + "<numFmt numFmtId=\"165\" formatCode=\"0.00 &quot;days&quot;\"/></numFmts><cellXfs"
          + " count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/><xf"
          + " numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

  private final Map<String, List<String>> sheets = new LinkedHashMap<>();

  /** Adds a sheet of rows, each the XML of its cells. */
  WorkbookFile sheet(String name, String... rows) {
    sheets.put(name, List.of(rows));
    return this;
  }

  /** Writes the file. */
  void write(Path file) throws IOException {
    List<String> names = new ArrayList<>(sheets.keySet());
    StringBuilder book =
        new StringBuilder(
            HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + LINKS + "\"><sheets>");
    StringBuilder links = new StringBuilder(HEAD + "<Relationships>");
    StringBuilder types = new StringBuilder(HEAD + "<Types>");
    type(types, "workbook", "sheet.main+xml");
    type(types, "styles", "styles+xml");
    type(types, "sharedStrings", "sharedStrings+xml");
    for (int i = 1; i <= names.size(); i++) {
      book.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(names.get(i - 1), i, i));
      links.append("<Relationship Id=\"r%d\" Target=\"sheet%d.xml\"/>".formatted(i, i));
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(zip, "[Content_Types].xml", types + "</Types>");
      part(zip, "xl/workbook.xml", book + "</sheets></workbook>");
      part(zip, "xl/_rels/workbook.xml.rels", links + "</Relationships>");
      part(zip, "xl/styles.xml", STYLES);
      part(
          zip,
          "xl/sharedStrings.xml",
          HEAD
              + "<sst xmlns=\""
              + MAIN
              + "\"><si><t>id</t></si><si><t>shared, \"text\"</t></si></sst>");
      int number = 1;
      for (List<String> rows : sheets.values()) {
        part(zip, "xl/sheet" + number++ + ".xml", rows(rows));
      }
    }
  }

  private static String rows(List<String> rows) {
    StringBuilder text = new StringBuilder(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    for (int i = 0; i < rows.size(); i++) {
      text.append("<row r=\"%d\">%s</row>".formatted(i + 1, rows.get(i)));
    }
    return text.append("</sheetData></worksheet>").toString();
  }

  private static void type(StringBuilder types, String part, String type) {
    types.append(
        "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s\"/>".formatted(part, TYPES, type));
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** A cell with a text. */
  static String text(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text);
  }

  /** A cell with a number in a style. */
  static String number(String at, String number, int style) {
    return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(at, style, number);
  }

  /** A cell of another type. */
  static String cell(String at, String type, String value) {
    return "<c r=\"%s\" t=\"%s\"><v>%s</v></c>".formatted(at, type, value);
  }
}
