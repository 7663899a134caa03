package org.gatehouse.enablement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;

/**
 * A list of addresses as somebody handed it in: CSV with one column and nothing else (AC-121).
 *
 * @param heading its first line where that is no address, or null
 * @param charset in which it was written
 */
record AddressList(List<Row> rows, String heading, Charset charset) {

    static final int MOST_BYTES = 5 << 20;
    static final int MOST_ROWS = 50_000;
    private static final String LIMITS = "A list has at most 5 MB and 50,000 rows";

    static final Charset OLD_EXCEL = Charset.forName("windows-1252");

    private static final Pattern LINE = Pattern.compile("line:? (\\d+)");
    private static final int LONGEST_KEPT = 254;
    private static final int LINES_TOLD = 5;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final ByteOrderMark[] MARKS = {
        ByteOrderMark.UTF_8,
        ByteOrderMark.UTF_32LE,
        ByteOrderMark.UTF_32BE,
        ByteOrderMark.UTF_16LE,
        ByteOrderMark.UTF_16BE
    };

    /** A file's text. */
    private record Decoded(String text, Charset charset) {}

    /** A row before anybody has looked at what is in it. */
    private record Cell(int line, String text) {}

    /** Notes that a file is larger than {@link #MOST_BYTES}. */
    static void tooLarge(String field, Findings findings) {
        findings.add(field, "TOO_LARGE", LIMITS + ". Split it and hand in the parts");
    }

    /**
     * Answers null and notes why where it is no such list.
     *
     * @param content at most {@link #MOST_BYTES}
     */
    static AddressList read(String field, byte[] content, Findings findings) {
        try {
            Decoded decoded = decode(content);
            if (decoded.text().isBlank()) {
                findings.add(field, "REQUIRED", "The file is empty");
                return null;
            }
            if (decoded.text().chars().anyMatch(AddressList::isBinary)) {
                findings.add(
                        field,
                        "NOT_CSV",
                        "This file is not text. Save the list in your spreadsheet program as CSV and choose that file");
                return null;
            }
            return read(field, decoded, findings);
        } catch (IOException | UncheckedIOException unreadable) {
            findings.add(field, "NOT_CSV", inWords(unreadable));
            return null;
        }
    }

    private static AddressList read(String field, Decoded decoded, Findings findings) throws IOException {
        List<Cell> cells = cells(field, decoded.text(), findings);
        boolean headed = !cells.isEmpty() && !cells.get(0).text().contains("@");
        List<Cell> listed = headed ? cells.subList(1, cells.size()) : cells;
        if (listed.size() > MOST_ROWS) {
            findings.add(
                    field,
                    "TOO_MANY",
                    "%s. This one has %,d rows. Split it and hand in the parts".formatted(LIMITS, listed.size()));
        }
        if (!findings.has(field)
                && listed.stream().noneMatch(cell -> cell.text().contains("@"))) {
            findings.add(field, "NO_ADDRESSES", "No line of this file holds an email address");
        }
        return findings.has(field)
                ? null
                : new AddressList(rows(listed), headed ? shortened(cells.get(0).text()) : null, decoded.charset());
    }

    /** The first cell of each line that has one; notes where a line has more. */
    private static List<Cell> cells(String field, String text, Findings findings) throws IOException {
        var cells = new ArrayList<Cell>();
        var wide = new ArrayList<Integer>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            int line = 1;
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                List<String> filled =
                        records.next().stream().filter(cell -> !cell.isBlank()).toList();
                if (filled.size() > 1) {
                    wide.add(line);
                } else if (!filled.isEmpty()) {
                    cells.add(new Cell(line, filled.get(0).strip()));
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        }
        if (!wide.isEmpty()) {
            findings.add(field, "MORE_THAN_ONE_COLUMN", inWords(wide));
        }
        return cells;
    }

    private static List<Row> rows(List<Cell> cells) {
        var rows = new ArrayList<Row>(cells.size());
        Set<AccountAddress> seen = new HashSet<>();
        for (Cell cell : cells) {
            AccountAddress address = address(cell.text());
            if (address == null) {
                rows.add(row(cell.line(), shortened(cell.text()), Judgement.not(Reason.NOT_AN_ADDRESS)));
            } else if (!seen.add(address)) {
                rows.add(row(cell.line(), address.value(), Judgement.not(Reason.DUPLICATE)));
            } else {
                rows.add(new Row(cell.line(), address.value(), Verdict.WAITING, List.of()));
            }
        }
        return rows;
    }

    private static Row row(int line, String account, Judgement judgement) {
        return new Row(line, account, judgement.verdict(), judgement.reasons());
    }

    private static AccountAddress address(String text) {
        try {
            return AccountAddress.of(text);
        } catch (Malformed noAddress) {
            return null;
        }
    }

    /** By its byte order mark, else as UTF-8; what is not that, older spreadsheet programs wrote. */
    private static Decoded decode(byte[] content) throws IOException {
        var unmarked = BOMInputStream.builder()
                .setInputStream(new ByteArrayInputStream(content))
                .setByteOrderMarks(MARKS)
                .get();
        ByteOrderMark mark = unmarked.getBOM();
        byte[] text = unmarked.readAllBytes();
        Charset charset = mark == null ? StandardCharsets.UTF_8 : Charset.forName(mark.getCharsetName());
        try {
            return new Decoded(strictly(text, charset), charset);
        } catch (CharacterCodingException otherwise) {
            if (mark != null) {
                throw otherwise;
            }
            return new Decoded(new String(text, OLD_EXCEL), OLD_EXCEL);
        }
    }

    private static String strictly(byte[] text, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    }

    private static boolean isBinary(int character) {
        return Character.isISOControl(character) && !Character.isWhitespace(character);
    }

    /** Spreadsheet programs write a semicolon where the comma is part of numbers; no address holds any of them. */
    private static char delimiter(String text) {
        return DELIMITERS.stream()
                .max(Comparator.comparingLong((Character candidate) ->
                                text.chars().filter(each -> each == candidate).count())
                        .thenComparing(
                                Comparator.comparingInt(DELIMITERS::indexOf).reversed()))
                .orElseThrow();
    }

    private static String inWords(List<Integer> wide) {
        String told = wide.stream().limit(LINES_TOLD).map("%,d"::formatted).collect(Collectors.joining(", "));
        String lines = wide.size() == 1
                ? "Line %s has".formatted(told)
                : wide.size() <= LINES_TOLD
                        ? "Lines %s have".formatted(told)
                        : "Lines %s and %,d more have".formatted(told, wide.size() - LINES_TOLD);
        return lines + " more than one column. A list holds addresses only, one on each line";
    }

    /** The parser hands a wrong quotation mark on as the cause of another exception. */
    private static String inWords(Throwable unreadable) {
        return Stream.iterate(unreadable, Objects::nonNull, Throwable::getCause)
                .filter(CSVException.class::isInstance)
                .map(quote -> ofQuotationMark(quote.getMessage()))
                .findFirst()
                .orElse("This file is not readable as text. Save the list as CSV once more, in UTF-8");
    }

    /** Of what the parser says, only the line is for people. */
    private static String ofQuotationMark(String parsers) {
        Matcher line = LINE.matcher(parsers);
        return "A quotation mark%s stands where none belongs, or its second one is missing. Addresses need none"
                .formatted(line.find() ? " in line " + line.group(1) : "");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT - 3) + "...";
    }
}
