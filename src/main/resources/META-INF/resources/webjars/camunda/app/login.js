// Our own page logs in, for all apps and the API; the form of the apps would only be refused.
function leaveForLogin() {
  if (window.location.hash.startsWith('#/login')) window.location.replace('/login');
}

window.addEventListener('hashchange', leaveForLogin);
leaveForLogin();
