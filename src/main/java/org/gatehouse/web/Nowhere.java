package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Tells a door that is closed (403) from a wall without a door (404) and a door of another method (405). */
@Component
class Nowhere {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Nowhere(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    HttpStatus statusOfDenied(HttpServletRequest request) {
        try {
            ServletRequestPathUtils.parseAndCache(request);
            return mappings.getObject().getHandler(request) == null ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN;
        } catch (HttpRequestMethodNotSupportedException otherMethod) {
            return HttpStatus.METHOD_NOT_ALLOWED;
        } catch (Exception undecided) {
            return HttpStatus.FORBIDDEN;
        }
    }
}
