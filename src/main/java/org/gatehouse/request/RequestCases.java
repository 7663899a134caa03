package org.gatehouse.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.identity.AccountAddress;
import org.springframework.stereotype.Component;

/** The case behind each type of request. */
@Component
public class RequestCases {

    private final Map<RequestType, RequestCase> byType;

    RequestCases(List<RequestCase> cases) {
        byType = cases.stream().collect(Collectors.toMap(RequestCase::type, Function.identity()));
    }

    public String subject(Request request) {
        return byType.get(request.type()).subject(request);
    }

    public Set<AccountAddress> contacts(Request request) {
        return byType.get(request.type()).contacts(request);
    }

    public List<RequestCase.Fact> facts(Request request) {
        return byType.get(request.type()).facts(request);
    }
}
