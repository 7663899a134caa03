package org.gatehouse.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where signing in begins, and where one learns that it failed. */
@Controller
class LoginPage {

    private final SignIn signIn;

    LoginPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping(SignIn.PAGE)
    String login(
            @RequestParam(required = false) String error,
            @RequestParam(name = "signed-out", required = false) String signedOut,
            Model model) {
        model.addAttribute("failure", error == null ? null : signIn.reason(error));
        model.addAttribute("signedOut", signedOut != null);
        signIn.describe(model);
        return "login";
    }
}
