package org.gatehouse.web;

import java.util.Map;
import java.util.function.Function;
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

    /**
     * Finds the page that a link asks for, or the last where there are not so many.
     *
     * @param page its number as it stands in the link; what is none asks for the first
     */
    public static <T> PageOf<T> find(String page, int size, Function<PageOf.Wanted, PageOf<T>> search) {
        int number = page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
        PageOf<T> found = search.apply(new PageOf.Wanted(number, size));
        return number > 0 && found.items().isEmpty()
                ? search.apply(new PageOf.Wanted(found.totalPages() - 1, size))
                : found;
    }

    public String hrefOf(int page) {
        var link = UriComponentsBuilder.fromPath(path);
        filters.forEach(link::queryParam);
        return link.queryParam("page", page).encode().toUriString();
    }
}
