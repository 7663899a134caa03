package org.gatehouse.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The links between the pages of a list, which keep what the list is filtered by.
 *
 * @param number the page shown, the first being 0
 */
public record PageLinks(int number, int totalPages, String path, Map<String, String> filters) {

    public static PageLinks of(PageOf<?> page, String path, Map<String, String> filters) {
        return new PageLinks(page.page(), page.totalPages(), path, filters);
    }

    /** The page that a link asks for; what is no number asks for the first. */
    public static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    public String hrefOf(int page) {
        var link = UriComponentsBuilder.fromPath(path);
        filters.forEach(link::queryParam);
        return link.queryParam("page", page).encode().toUriString();
    }
}
