package org.gatehouse.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Answers a {@link CsvTable} as a file, a part at a time, however long it is. */
public final class CsvDownload {

    private CsvDownload() {}

    /**
     * @param parts hands out all there is, some at a time
     * @param cells of one of them, null for each that stays empty
     */
    public static <T> void answer(
            HttpServletResponse response,
            String fileName,
            List<String> header,
            Consumer<Consumer<List<T>>> parts,
            Function<T, List<?>> cells)
            throws IOException {
        response.setContentType(CsvTable.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        try (var table = new CsvTable(response.getOutputStream(), header)) {
            parts.accept(part -> add(part, cells, table));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static <T> void add(List<T> part, Function<T, List<?>> cells, CsvTable table) {
        try {
            for (T each : part) {
                table.row(cells.apply(each));
            }
            table.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
