package org.gatehouse.exemption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.tika.Tika;
import org.gatehouse.refusal.Findings;

/** Reads the accounts that somebody pasted as a list, or exported as a file from another program. */
public final class AccountList {

    static final int MOST_BYTES = 256 << 10;

    private static final Pattern BETWEEN = Pattern.compile("[\\r\\n,;\\t]+");
    /** As mail programs write recipients: {@code Ward Clerk <ward.clerk@za1.example>}. */
    private static final Pattern RECIPIENT = Pattern.compile(".*<([^<>]+)>");

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Charset OLD_EXCEL = Charset.forName("windows-1252");
    private static final Tika TYPES = new Tika();

    private AccountList() {}

    /** What stands on each line, or between commas, semicolons and tabs. */
    public static List<String> pasted(String text) {
        return text == null
                ? List.of()
                : BETWEEN.splitAsStream(text)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(AccountList::address)
                        .toList();
    }

    /** The first column of a CSV file that looks like addresses; notes why where there is none. */
    static List<String> uploaded(String field, byte[] content, Findings findings) {
        return uploaded(field, content, MOST_BYTES, findings);
    }

    /**
     * @param most how many bytes the file may have
     * @see #uploaded(String, byte[], Findings)
     */
    public static List<String> uploaded(String field, byte[] content, int most, Findings findings) {
        if (content.length > most) {
            findings.add(field, "TOO_LARGE", "A list of accounts has at most %d kB".formatted(most >> 10));
            return List.of();
        }
        if (!TYPES.detect(content).startsWith("text/")) {
            findings.add(field, "NOT_CSV", "This file is not text. Save the list as CSV and choose that file");
            return List.of();
        }
        try {
            return columnOfAddresses(field, rows(text(content)), findings);
        } catch (IOException | UncheckedIOException unreadable) {
            findings.add(field, "NOT_CSV", "This file is not readable as CSV. Save the list as CSV once more");
            return List.of();
        }
    }

    private static List<String> columnOfAddresses(String field, List<CSVRecord> rows, Findings findings) {
        int widest = rows.stream().mapToInt(CSVRecord::size).max().orElse(0);
        int column = IntStream.range(0, widest)
                .boxed()
                .max(Comparator.comparingLong((Integer number) -> addresses(rows, number))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
        if (addresses(rows, column) == 0) {
            findings.add(field, "NO_ADDRESSES", "No column of this file holds account addresses");
            return List.of();
        }
        boolean header = !cell(rows.get(0), column).contains("@");
        return rows.stream()
                .skip(header ? 1 : 0)
                .map(row -> cell(row, column).strip())
                .filter(cell -> !cell.isEmpty())
                .map(AccountList::address)
                .toList();
    }

    private static long addresses(List<CSVRecord> rows, int column) {
        return rows.stream().filter(row -> cell(row, column).contains("@")).count();
    }

    private static String cell(CSVRecord row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        }
    }

    /** Programs take a semicolon or a tab where the comma is part of numbers: the one of the first line is meant. */
    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        return DELIMITERS.stream()
                .max(Comparator.comparingLong((Character candidate) ->
                                first.chars().filter(each -> each == candidate).count())
                        .thenComparing(
                                Comparator.comparingInt(DELIMITERS::indexOf).reversed()))
                .orElseThrow();
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUnicode) {
            text = new String(content, OLD_EXCEL);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String address(String text) {
        Matcher recipient = RECIPIENT.matcher(text);
        return recipient.matches() ? recipient.group(1).strip() : text;
    }

    /** One on each line, as the page shows it. */
    static String lines(Stream<String> accounts) {
        return accounts.collect(Collectors.joining("\n"));
    }
}
