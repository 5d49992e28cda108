#include "handwritten.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "specgen/json/utf8.hpp"
#include "specgen/validation/format.hpp"

namespace handwritten {
namespace {

using nlohmann::json;
using specgen::Format;

/// Whether a member that is there satisfies `check`; `required` says what follows when it is not.
template <class F>
bool member(const json& object, const char* name, bool required, F&& check) {
  const auto found = object.find(name);
  return found == object.end() ? !required : check(*found);
}

bool is_integer(const json& value) { return value.is_number_integer(); }
bool is_boolean(const json& value) { return value.is_boolean(); }
bool is_text(const json& value) { return value.is_string(); }
bool is_nullable_text(const json& value) { return value.is_null() || value.is_string(); }

template <Format kFormat>
bool is_format(const json& value) {
  return value.is_string() && specgen::is_valid(kFormat, value.get_ref<const std::string&>());
}

template <Format kFormat>
bool is_nullable_format(const json& value) {
  return value.is_null() || is_format<kFormat>(value);
}

bool is_any_of(const json& value, std::initializer_list<std::string_view> texts) {
  return value.is_string() &&
         std::find(texts.begin(), texts.end(), value.get_ref<const std::string&>()) != texts.end();
}

template <class F>
bool is_array_of(const json& value, F&& check) {
  return value.is_array() && std::all_of(value.begin(), value.end(), check);
}

/// Several members of one kind.
struct Group {
  bool (*check)(const json&);
  bool required;
  std::vector<const char*> names;

  bool holds(const json& object) const {
    return std::all_of(names.begin(), names.end(),
                       [&](const char* name) { return member(object, name, required, check); });
  }
};

template <std::size_t N>
bool hold(const std::array<Group, N>& groups, const json& object) {
  return object.is_object() && std::all_of(groups.begin(), groups.end(),
                                           [&](const Group& group) { return group.holds(object); });
}

bool is_named(const json& object) {
  return object.is_object() && member(object, "id", false, is_integer) &&
         member(object, "name", false, is_text);
}

bool is_person(const json& object, bool email_required) {
  return object.is_object() && member(object, "date", false, is_format<Format::kDateTime>) &&
         member(object, "email", email_required, is_nullable_format<Format::kEmail>) &&
         member(object, "name", true, is_text) && member(object, "username", false, is_text);
}

bool is_committer(const json& object) { return is_person(object, true); }

bool is_text_array(const json& value) { return is_array_of(value, is_text); }

bool is_commit(const json& object) {
  static const auto kGroups = std::to_array<Group>({
      {is_text_array, false, {"added", "modified", "removed"}},
      {is_committer, true, {"author", "committer"}},
      {is_boolean, true, {"distinct"}},
      {is_text, true, {"id", "message", "tree_id"}},
      {is_format<Format::kDateTime>, true, {"timestamp"}},
      {is_format<Format::kUri>, true, {"url"}},
  });
  return hold(kGroups, object);
}

bool is_user(const json& object) {
  static const auto kGroups = std::to_array<Group>({
      {is_nullable_text, false, {"name", "email"}},
      {is_text,
       true,
       {"login", "node_id", "following_url", "gists_url", "starred_url", "events_url", "type"}},
      {is_integer, true, {"id"}},
      {is_format<Format::kUri>,
       true,
       {"avatar_url", "url", "html_url", "followers_url", "subscriptions_url", "organizations_url",
        "repos_url", "received_events_url"}},
      {is_nullable_text, true, {"gravatar_id"}},
      {is_boolean, true, {"site_admin"}},
      {is_text, false, {"starred_at", "user_view_type"}},
  });
  return hold(kGroups, object);
}

bool is_license(const json& value) {
  static const auto kGroups = std::to_array<Group>({
      {is_text, true, {"key", "name", "node_id", "spdx_id"}},
      {is_nullable_format<Format::kUri>, true, {"url"}},
  });
  return value.is_null() || hold(kGroups, value);
}

bool is_moment(const json& value) {
  return value.is_number_integer() || is_format<Format::kDateTime>(value);
}

bool is_nullable_moment(const json& value) { return value.is_null() || is_moment(value); }

bool is_repository(const json& object) {
  static const auto kGroups = std::to_array<Group>({
      {is_boolean,
       false,
       {"allow_auto_merge", "allow_forking", "allow_merge_commit", "allow_rebase_merge",
        "allow_squash_merge", "allow_update_branch", "delete_branch_on_merge", "disabled",
        "has_pull_requests", "is_template", "public", "web_commit_signoff_required"}},
      {is_boolean,
       true,
       {"archived", "fork", "has_downloads", "has_issues", "has_pages", "has_projects", "has_wiki",
        "has_discussions", "private"}},
      {is_format<Format::kUriTemplate>,
       true,
       {"archive_url",       "assignees_url",    "blobs_url",         "branches_url",
        "collaborators_url", "comments_url",     "commits_url",       "compare_url",
        "contents_url",      "git_commits_url",  "git_refs_url",      "git_tags_url",
        "issue_comment_url", "issue_events_url", "issues_url",        "keys_url",
        "labels_url",        "milestones_url",   "notifications_url", "pulls_url",
        "releases_url",      "statuses_url",     "trees_url"}},
      {is_format<Format::kUri>,
       true,
       {"clone_url", "contributors_url", "deployments_url", "downloads_url", "events_url",
        "forks_url", "git_url", "hooks_url", "html_url", "languages_url", "merges_url",
        "stargazers_url", "subscribers_url", "subscription_url", "svn_url", "tags_url", "teams_url",
        "url"}},
      {is_nullable_format<Format::kUri>, true, {"mirror_url"}},
      {is_format<Format::kDateTime>, true, {"updated_at"}},
      {is_moment, true, {"created_at"}},
      {is_nullable_moment, true, {"pushed_at"}},
      {is_text, true, {"default_branch", "full_name", "name", "node_id", "ssh_url"}},
      {is_text, false, {"master_branch", "organization"}},
      {is_nullable_text, true, {"description", "homepage", "language"}},
      {is_nullable_text, false, {"role_name"}},
      {is_integer,
       true,
       {"forks", "forks_count", "id", "open_issues", "open_issues_count", "size",
        "stargazers_count", "watchers", "watchers_count"}},
      {is_integer, false, {"stargazers"}},
      {is_license, true, {"license"}},
      {is_user, true, {"owner"}},
      {is_text_array, true, {"topics"}},
  });
  return hold(kGroups, object) &&
         member(object, "visibility", true,
                [](const json& value) {
                  return is_any_of(value, {"public", "private", "internal"});
                }) &&
         member(object, "pull_request_creation_policy", false, [](const json& value) {
           return is_any_of(value, {"all", "collaborators_only"});
         });
}

bool is_push(const json& object) {
  static const auto kGroups = std::to_array<Group>({
      {is_text, true, {"ref", "before", "after", "compare"}},
      {is_repository, true, {"repository"}},
      {is_user, false, {"sender"}},
      {is_boolean, true, {"created", "deleted", "forced"}},
      {is_nullable_text, true, {"base_ref"}},
      {is_commit, true, {"head_commit"}},
  });
  return hold(kGroups, object) &&
         member(object, "pusher", true,
                [](const json& value) { return is_person(value, false); }) &&
         member(object, "commits", true,
                [](const json& value) { return is_array_of(value, is_commit); });
}

bool is_pet(const json& object) {
  return object.is_object() && member(object, "id", false, is_integer) &&
         member(object, "category", false, is_named) &&
         member(object, "name", true,
                [](const json& value) {
                  if (!value.is_string()) return false;
                  const auto& text = value.get_ref<const std::string&>();
                  const std::size_t length = specgen::json::count_code_points(text);
                  return length >= 1 && length <= 100;
                }) &&
         member(object, "photoUrls", true,
                [](const json& value) {
                  return is_array_of(value, is_format<Format::kUri>) && value.size() <= 20;
                }) &&
         member(object, "tags", false,
                [](const json& value) { return is_array_of(value, is_named); }) &&
         member(object, "status", false, [](const json& value) {
           return is_any_of(value, {"available", "pending", "sold"});
         });
}

bool is_login(const json& object) {
  return object.is_object() &&
         member(object, "email", true,
                [](const json& value) {
                  return is_format<Format::kEmail>(value) &&
                         value.get_ref<const std::string&>().size() <= 254;
                }) &&
         member(object, "password", true, is_text) && member(object, "mfaCode", false, is_text);
}

/// Without exceptions, which would only cost more.
json parse(const std::string& text) { return json::parse(text, nullptr, false); }

}  // namespace

bool check_login(const std::string& text) { return is_login(parse(text)); }
bool check_pet(const std::string& text) { return is_pet(parse(text)); }
bool check_push(const std::string& text) { return is_push(parse(text)); }

}  // namespace handwritten
