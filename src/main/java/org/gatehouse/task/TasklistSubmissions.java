package org.gatehouse.task;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.task.TaskDecision.OfAccount;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Overtaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes what Tasklist submits, claims and gives back to the {@link TaskDesk}, in place of the engine's own REST
 * interface: the same command as everywhere else, and a refusal is told in words.
 */
class TasklistSubmissions extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TasklistSubmissions.class);
    private static final Pattern PATH =
            Pattern.compile("/camunda/api/engine/engine/default/task/([^/]+)/(submit-form|claim|unclaim)");
    private static final Set<String> FORM = Set.of("decision", "reasons", "comment", "except");

    private final TaskDesk desk;
    private final People people;
    private final ObjectMapper mapper;

    TasklistSubmissions(TaskDesk desk, People people, ObjectMapper mapper) {
        this.desk = desk;
        this.people = people;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!HttpMethod.POST.matches(request.getMethod()) || !path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        if (!isFromTasklist(request)) {
            refuse(response, HttpStatus.FORBIDDEN, "The request does not come from Tasklist. Reload the page.");
            return;
        }
        try {
            carryOut(path.group(2), path.group(1), person(), mapper.readTree(request.getInputStream()));
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } catch (Refusal refusal) {
            refuse(response, HttpStatus.BAD_REQUEST, inWords(refusal));
        } catch (JacksonException unreadable) {
            refuse(response, HttpStatus.BAD_REQUEST, "This is not readable as what Tasklist submits.");
        } catch (RuntimeException failure) {
            if (Overtaken.isCauseOf(failure)) {
                refuse(response, HttpStatus.BAD_REQUEST, Overtaken.MESSAGE);
                return;
            }
            log.error("A submission from Tasklist failed", failure);
            refuse(response, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been noted.");
        }
    }

    private void carryOut(String what, String taskId, Person person, JsonNode body) {
        switch (what) {
            case "claim" -> {
                if (!person.login().equals(body.path("userId").asText())) {
                    throw Refusal.invalid("userId", "ONLY_SELF", "A task can be claimed for oneself only.");
                }
                desk.claim(taskId, person);
            }
            case "unclaim" -> desk.unclaim(taskId, person);
            default -> desk.decide(taskId, person, decision(body.path("variables")));
        }
    }

    private static TaskDecision decision(JsonNode variables) {
        var strangers = new TreeSet<String>();
        variables.fieldNames().forEachRemaining(strangers::add);
        strangers.removeAll(FORM);
        if (!strangers.isEmpty()) {
            throw Refusal.invalid(
                    "variables",
                    "NOT_OF_THE_FORM",
                    "The form has no field %s.".formatted(String.join(", ", strangers)));
        }
        return new TaskDecision(
                text(variables, "decision"),
                lines(variables, "reasons"),
                text(variables, "comment"),
                lines(variables, "except").stream()
                        .flatMap(line -> Stream.of(line.split("[,;]")))
                        .filter(account -> !account.isBlank())
                        .map(TasklistSubmissions::refused)
                        .toList());
    }

    /** A form cannot have a field for each account: it lists those that a grant for all the others leaves out. */
    private static OfAccount refused(String account) {
        try {
            return new OfAccount(AccountAddress.of(account), "REJECT");
        } catch (Malformed malformed) {
            throw Refusal.invalid("except", malformed.code(), "'%s' is no account".formatted(account.strip()));
        }
    }

    private static List<String> lines(JsonNode variables, String name) {
        String text = text(variables, name);
        return text == null
                ? List.of()
                : text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String text(JsonNode variables, String name) {
        JsonNode value = variables.path(name).path("value");
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw Refusal.invalid(name, "NOT_READABLE", "'%s' is a text.".formatted(name));
        }
        return value.isTextual() ? value.asText() : null;
    }

    /** Camunda's own check against forged requests comes after this filter, so it is made here too. */
    private static boolean isFromTasklist(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        return token != null && token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME));
    }

    private Person person() {
        return people.byLogin(
                        SecurityContextHolder.getContext().getAuthentication().getName())
                .orElseThrow();
    }

    /** Each finding as pages word it, naming its field. */
    private static String inWords(Refusal refusal) {
        return new Refusal(refusal.kind(), FormErrors.refused(refusal, Map.of()).all()).getMessage();
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), Map.of("type", "InvalidRequestException", "message", message));
    }
}
