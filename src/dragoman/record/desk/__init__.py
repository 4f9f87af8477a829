"""The record's side of a team: its users, what each follows, saw last and saved, and the log of what they did."""

from dragoman.record.desk.actions import Action
from dragoman.record.desk.desk import Desk
from dragoman.record.desk.looks import Look
from dragoman.record.desk.saved_views import SavedView
from dragoman.record.desk.users import ROLES, NewUser, Role, User

__all__ = ["ROLES", "Action", "Desk", "Look", "NewUser", "Role", "SavedView", "User"]
