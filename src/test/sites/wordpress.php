<?php
/**
 * Installs WordPress with its own installer and gives it posts, as an editor would have:
 * wordpress.php SITE POSTS.json
 */
[, $site, $file] = $argv;
$given = json_decode(file_get_contents($file), true);
$host = parse_url($given['base'], PHP_URL_HOST) . ':' . parse_url($given['base'], PHP_URL_PORT);
$_SERVER += ['HTTP_HOST' => $host, 'SERVER_PROTOCOL' => 'HTTP/1.1'];
$_SERVER['PHP_SELF'] = '/wp-admin/install.php';

define('WP_INSTALLING', true);
define('WP_SITEURL', $given['base']);
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', fn() => true);
wp_install('Elsin Gazette', 'keeper', 'keeper@example.org', true, '', 'a password of no use');
wp_delete_post(1, true); // "Hello world!"
update_option('home', $given['base']);
update_option('blogdescription', 'News from the harbour');
update_option('timezone_string', 'UTC');
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
switch_theme($given['theme']);

$users = [];
foreach ($given['posts'] as $post) {
    $name = $post['author'];
    $users[$name] ??= wp_insert_user([
        'user_login' => 'user' . count($users),
        'user_pass' => 'a password of no use',
        'display_name' => $name,
        'description' => "$name writes for the gazette since it was founded, mostly about water.",
        'role' => 'author',
    ]);
    $category = wp_create_category(ucfirst($post['tags']));
    $html = $post['html'];
    if ($post['name'] === 'pier') {
        // A picture with its caption, as the editor of blocks writes it.
        $html = preg_replace(
            '~<p><img[^>]*></p>~',
            "<!-- wp:image -->\n<figure class=\"wp-block-image size-large\"><img src=\"{$given['base']}/pier.png\" alt=\"Divers at the pier\"/>"
            . "<figcaption class=\"wp-element-caption\">Two divers before their first descent. Photo: Lena Ostrow</figcaption></figure>\n<!-- /wp:image -->",
            $html
        );
    }
    if ($post['name'] === 'gate') {
        // And as the editor before it wrote it.
        $html = "[caption id=\"attachment_9\" align=\"alignright\" width=\"300\"]<img src=\"{$given['base']}/gate.png\" alt=\"The gate\" width=\"300\" height=\"200\" /> The gate on Tuesday evening[/caption]\n$html";
    }
    if ($post['name'] === 'ferry') {
        $html = preg_replace('~</p>~', "</p>\n<!--more-->", $html, 1);
    }
    $id = wp_insert_post(wp_slash([
        'post_title' => htmlspecialchars($post['title'], ENT_NOQUOTES),
        'post_name' => $post['name'],
        'post_content' => $html,
        'post_excerpt' => $post['name'] === 'marais' ? "Deux mois de travaux, et les hérons sont déjà là : le marais de l'Anse revit." : '',
        'post_status' => isset($post['draft']) ? 'draft' : 'publish',
        'post_author' => $users[$name],
        'post_date' => str_replace('T', ' ', rtrim($post['date'], 'Z')),
        'post_date_gmt' => str_replace('T', ' ', rtrim($post['date'], 'Z')),
        'post_category' => [$category],
        'tags_input' => ['elsin', 'water'],
    ]), true);
    if (is_wp_error($id)) {
        exit($id->get_error_message());
    }
    if (in_array($post['name'], ['pier', 'ice', 'gate'], true)) {
        foreach (['Kees Donker', 'Runa Vik'] as $n => $commenter) {
            wp_insert_comment([
                'comment_post_ID' => $id,
                'comment_author' => $commenter,
                'comment_author_email' => "reader$n@example.org",
                'comment_content' => 'My grandfather told me, and he had it from the keeper himself, that this was tried before the war, and that nobody in the harbour, not even the pilots, wanted to hear of it again for twenty years.',
                'comment_date' => '2026-11-27 10:0' . $n . ':00',
                'comment_date_gmt' => '2026-11-27 10:0' . $n . ':00',
                'comment_approved' => 1,
            ]);
        }
    }
    if ($post['name'] === 'lock') {
        wp_update_post(['ID' => $id, 'post_content' => wp_slash("$html\n<p>Correction: the motor came from an old projector.</p>")]);
    }
}
flush_rewrite_rules();
