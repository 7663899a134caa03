package org.gatehouse.organisation;

import java.util.List;
import org.gatehouse.directory.MfaPolicy;
import org.springframework.data.repository.ListCrudRepository;

/** The policy links there are and were. */
public interface PolicyLinks extends ListCrudRepository<PolicyLink, String> {

    List<PolicyLink> findByEndedAtIsNullOrderByRitm();

    /** Whether the organisation is onboarded to the policy. */
    boolean existsByOrganisationAndPolicyAndEndedAtIsNull(String organisation, MfaPolicy policy);
}
