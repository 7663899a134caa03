package org.gatehouse.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every refusal and failure of the REST interface as {@code application/problem+json} (RFC 9457). */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper mapper;

    Problems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return answer(problem(status(refusal.kind()), refusal.getMessage(), refusal.findings()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        return answer(forbidden());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException mismatch) {
        String message = "'%s' has no such value".formatted(mismatch.getName());
        return answer(problem(
                HttpStatus.BAD_REQUEST, message, List.of(new Finding(mismatch.getName(), "NOT_READABLE", message))));
    }

    /** @return null where nobody is there any more to be answered */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.info("Whoever asked has gone: {}", failure.getMessage());
            return null;
        }
        if (DatabaseAway.isCauseOf(failure)) {
            log.warn("Request not served, the database is away: {}", failure.getMessage());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(databaseAway());
        }
        if (Overtaken.isCauseOf(failure)) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .header(HttpHeaders.RETRY_AFTER, Overtaken.RETRY_AFTER)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(
                            HttpStatus.CONFLICT,
                            Overtaken.MESSAGE,
                            List.of(new Finding("", "CHANGED_MEANWHILE", Overtaken.MESSAGE))));
        }
        log.error("Request failed", failure);
        return answer(
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been noted.", List.of()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String field = unreadable.getCause() instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        String message = field.isEmpty()
                ? "The body is not readable as the JSON this call takes"
                : "The value of '%s' is not readable as what this call takes".formatted(field);
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(HttpStatus.BAD_REQUEST, message, List.of(new Finding(field, "NOT_READABLE", message))));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getProperties() == null) {
            problem.setProperty("errors", List.of());
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Writes a problem from where no controller is reached. */
    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), problem);
    }

    static ProblemDetail databaseAway() {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                DatabaseAway.MESSAGE,
                List.of(new Finding("", DatabaseAway.CODE, DatabaseAway.MESSAGE)));
    }

    static ProblemDetail forbidden() {
        String message = "Your role may not do this";
        return problem(HttpStatus.FORBIDDEN, message, List.of(new Finding("", "WRONG_ROLE", message)));
    }

    /** What is said where the doors end. */
    static ProblemDetail closed(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> problem(status, "There is nothing at this address", List.of());
            case METHOD_NOT_ALLOWED -> problem(status, "This address does not take this method", List.of());
            default -> forbidden();
        };
    }

    static ProblemDetail problem(HttpStatus status, String detail, List<Finding> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("errors", errors);
        return problem;
    }

    static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
