package org.gatehouse.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * A table as spreadsheet programs read it: comma-separated, UTF-8 with a byte order mark, for without that Excel takes
 * it for another character set. No cell is ever read as a formula, whoever wrote what is in it.
 */
public final class CsvTable implements Closeable {

    public static final String MEDIA_TYPE = "text/csv";

    private static final CSVFormat FORMAT =
            CSVFormat.EXCEL.builder().setQuoteMode(QuoteMode.ALL).get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What begins a formula; the wide forms are what an East Asian keyboard makes of the narrow ones. */
    private static final String BEGINS_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVPrinter printer;

    public CsvTable(OutputStream out, List<String> header) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(header);
    }

    /** @param cells null for one that stays empty */
    public void row(List<?> cells) throws IOException {
        printer.printRecord(
                cells.stream().map(cell -> harmless(Objects.toString(cell, ""))).toList());
    }

    public void flush() throws IOException {
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }

    /** The same text behind an apostrophe where a spreadsheet program would calculate it. */
    private static String harmless(String text) {
        boolean beginsWithControl = !text.isEmpty() && Character.isISOControl(text.charAt(0));
        boolean formula = text.codePoints()
                .filter(CsvTable::isVisible)
                .limit(1)
                .anyMatch(first -> BEGINS_FORMULA.indexOf(first) >= 0);
        return beginsWithControl || formula ? "'" + text : text;
    }

    private static boolean isVisible(int character) {
        return !Character.isSpaceChar(character)
                && !Character.isIdentifierIgnorable(character)
                && !Character.isWhitespace(character);
    }
}
