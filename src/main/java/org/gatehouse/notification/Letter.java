package org.gatehouse.notification;

import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.servicedesk.RequestReference;

/**
 * A mail to be written.
 *
 * @param ritm the request it is about, or null where it is about none
 * @param template the file under {@code mail/} without its ending; its first line is the subject
 * @param occasion what causes it, unique within the request for each time it is to be sent: however often the step that writes it runs,
 *     each recipient gets one mail per occasion
 * @param values what the template shows
 */
public record Letter(
        RequestReference ritm,
        String template,
        String occasion,
        Set<AccountAddress> recipients,
        Map<String, Object> values) {}
